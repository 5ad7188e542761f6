/**
 * Tells from the replica what the visitor's browser would refuse, so that it is seen before the click. Only a hint: the replica
 * knows less than the page, and the browser has the last word.
 */
import type { ActionKind, ActRefusal } from '../../shared/protocol/control.ts';
import { whyNot } from '../../shared/page/may-act.ts';
import { readSteps } from '../../shared/page/read-steps.ts';

const FIELDS = 'input,textarea,select';

export function outOfReach(kind: ActionKind, element: Element): ActRefusal | null {
  const steps = readSteps(element, isHidden).map((step) =>
    step.link === 'away' ? { ...step, link: 'here' as const } : step,
  );
  const isReadOnly = (element as HTMLInputElement).readOnly === true;
  return whyNot(kind, { reach: 'free', steps, isReadOnly, isEditable: element.matches('[role=textbox]') });
}

function isHidden(element: Element): boolean {
  const mark = element.closest('[data-lotse]')?.getAttribute('data-lotse');
  if (mark === 'mask' || mark === 'block') return true;
  if (!element.matches(FIELDS)) return false;
  const { type, value } = element as HTMLInputElement;
  if (element.localName === 'input' && /^(button|submit|reset|image)$/.test(type)) return false;
  // Fields are hidden unless the site shows them; what is shown never looks like this.
  return mark !== 'unmask' || type === 'password' || /^•+$/.test(value);
}
