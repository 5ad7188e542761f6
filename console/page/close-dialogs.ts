/**
 * Closes dialogs of the replica before the replayer takes their mark away: without `close()` the browser goes on treating the rest of the
 * page as out of reach, and nothing could be found at a point of it.
 */
import type { SafeEvent } from './cleaning/sanitize-event.ts';

export function closeDialogs(event: SafeEvent, find: (id: number) => Node | null | undefined): void {
  const { attributes } = event.data as { attributes?: { id: number; attributes: Record<string, unknown> }[] };
  for (const { id, attributes: changed } of attributes ?? []) {
    if (changed['open'] !== null) continue;
    const node = find(id) as HTMLDialogElement | null | undefined;
    if (node?.localName === 'dialog' && node.open) node.close();
  }
}
