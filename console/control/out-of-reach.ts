/**
 * Tells from the replica what the visitor's browser would refuse, so that it is seen before the click. Only a hint: the replica
 * knows less than the page, and the browser has the last word.
 */
import type { ActionKind, ActRefusal } from '../../shared/protocol/control.ts';
import { whyNot, type Key, type SiteRule } from '../../shared/page/may-act.ts';
import { readActive, readSteps } from '../../shared/page/read-steps.ts';

const FIELDS = 'input,textarea,select';
/** Written into without being a field: the replica says it this way, since nothing in it can be edited. */
export const EDITABLE = '[data-lotse-editable]';

export function outOfReach(kind: ActionKind, element: Element, key?: Key): ActRefusal | null {
  const looks = { isHidden, ruleOf, frameOf: () => null };
  const steps = readSteps(element, looks).map((step) =>
    step.link === 'away' ? { ...step, link: 'here' as const } : step,
  );
  const isReadOnly = (element as HTMLInputElement).readOnly === true;
  const isEditable = element.closest(EDITABLE) !== null;
  return whyNot(kind, { reach: 'free', steps, active: readActive(element, looks), isReadOnly, isEditable }, key);
}

/** Marks are on the page; the rules of the site's settings are known to the visitor's browser alone. */
function ruleOf(element: Element): SiteRule {
  const mark = element.getAttribute('data-lotse');
  return mark === 'allow' || mark === 'reserve' ? mark : 'none';
}

export function isHidden(element: Element): boolean {
  const mark = element.closest('[data-lotse=mask],[data-lotse=block],[data-lotse=unmask]')?.getAttribute('data-lotse');
  if (mark === 'mask' || mark === 'block') return true;
  if (!element.matches(FIELDS)) return false;
  const { type, value } = element as HTMLInputElement;
  if (element.localName === 'input' && /^(button|submit|reset|image)$/.test(type)) return false;
  // Fields are hidden unless the site shows them; what is shown never looks like this.
  return mark !== 'unmask' || type === 'password' || /^•+$/.test(value);
}
