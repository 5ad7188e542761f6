/**
 * Chooses options of the replica: once a list was touched, the browser no longer looks at the attribute that says so. Of a list
 * with several choices the replayer knows only one value, so its word on it is passed over.
 */
import type { SafeEvent } from './cleaning/sanitize-event.ts';

const INPUT = 5;

export function chooseOptions(event: SafeEvent, find: (id: number) => Node | null | undefined): void {
  const { attributes } = event.data as { attributes?: { id: number; attributes: Record<string, unknown> }[] };
  for (const { id, attributes: changed } of attributes ?? []) {
    const option = 'selected' in changed ? (find(id) as HTMLOptionElement | null | undefined) : null;
    if (option?.localName === 'option') option.selected = changed['selected'] !== null;
  }
}
export function isWordOnSeveral({ data }: SafeEvent, find: (id: number) => Node | null | undefined): boolean {
  if (data['source'] !== INPUT) return false;
  const list = find(Number(data['id'])) as HTMLSelectElement | null | undefined;
  return list?.localName === 'select' && list.multiple;
}
