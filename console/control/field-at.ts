/** Finds out what of the replica a click means: a field to write into or choose from, or anything else. Reads only. */
import { EDITABLE } from './out-of-reach.ts';

const BUTTONS = '[type=button],[type=submit],[type=reset],[type=image],button';
const BOXES = 'input[type=checkbox],input[type=radio]';

/** The field that is meant, also when its label is hit. Buttons are clicked like anything else. */
export function fieldAt(element: Element): Element | null {
  const field = element.closest(`input,textarea,select,${EDITABLE}`);
  const meant = field ?? element.closest('label')?.control ?? null;
  return meant?.matches(BUTTONS) ? null : meant;
}
export const isBox = (field: Element): boolean => field.matches(BOXES);

/** What is written or chosen in a field of the console's own. */
export const isEdited = (field: Element): boolean =>
  field.matches(`select,textarea,${EDITABLE}`) ||
  (field.localName === 'input' && !field.matches(`${BOXES},${BUTTONS}`));

/** A field with a list of the page's own, which is gone through by keys. */
export const hasList = (field: Element): boolean => field.matches('[role=combobox],[aria-haspopup=listbox]');
