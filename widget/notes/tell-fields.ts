/**
 * Sees what the page itself puts into its fields past the recorder, as frameworks do that kept the browser's own setters, and
 * which options of a list are chosen. It only says which field; what is told of it goes through the recorder and its mask.
 */
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { forgetAreas, maskOfElement } from '../cobrowse/read-field.ts';
import { every, isVisible, listen, type Cancel } from '../env.ts';
import { documents } from '../form/page-documents.ts';

/** Soon enough to talk about, rare enough for a page of thousands of fields, in ms. */
const LOOK_MS = 500;
/** Masking asks about labels in the whole page: the others wait for the next look. */
const MOST_AT_ONCE = 10;
const UNSEEN = /^(hidden|submit|button|reset|image|file)$/;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Parts = Pick<SharedPage, 'idOf' | 'hear' | 'choose' | 'onPicture'>;

export function tellFields(page: Parts): Cancel {
  /** What each held when it was told last: here only, and never told itself. */
  let told = new WeakMap<Field, string>();

  function look(): void {
    if (!isVisible()) return;
    let left = MOST_AT_ONCE;
    for (const [field, now] of changedFields()) {
      if (left === 0) return;
      left -= 1;
      const before = told.get(field) ?? '';
      told.set(field, now);
      if (isList(field)) tellChoices(field, before, now);
      else page.hear(field);
    }
  }
  function* changedFields(): Iterable<readonly [Field, string]> {
    for (const root of documents())
      for (const tag of ['input', 'textarea', 'select'] as const)
        for (const field of root.getElementsByTagName(tag)) {
          if (UNSEEN.test(field.type)) continue;
          const now = heldBy(field);
          // One without a number is not told yet, and comes with what it holds.
          if (now !== (told.get(field) ?? '') && page.idOf(field) > 0) yield [field, now];
        }
  }
  function tellChoices(list: HTMLSelectElement, before: string, now: string): void {
    forgetAreas();
    if (maskOfElement(list) !== 'shown') return;
    for (const [index, option] of [...list.options].entries())
      if (before[index] !== now[index]) page.choose(page.idOf(option), option.selected);
  }

  const cancels = [
    every(LOOK_MS, look),
    listen(document, 'change', look, { capture: true }),
    page.onPicture(() => {
      // The picture has them as they are.
      told = new WeakMap();
      for (const [field, now] of changedFields()) told.set(field, now);
    }),
  ];
  return () => cancels.forEach((cancel) => cancel());
}

const isList = (field: Field): field is HTMLSelectElement => field.type === 'select-multiple';

/** Empty for what is empty. */
function heldBy(field: Field): string {
  if (isList(field)) return [...field.options].map(({ selected }) => (selected ? '1' : '0')).join('');
  if (/^(checkbox|radio)$/.test(field.type)) return (field as HTMLInputElement).checked ? '1' : '';
  return field.value;
}
