/**
 * Writes and chooses in an element as a person's hand would: value, input and change in their order, so that pages and their
 * frameworks notice. Decides nothing.
 */
import { createAgentMouse, realmOf } from './agent-mouse.ts';
import type { Place } from './frames.ts';

/** Set at once as a whole, as a picker does. */
const PICKED = /^(date|datetime-local|month|week|time|color|range)$/;

/** The page's own accessors may stand before the browser's, as frameworks put them to notice programs. */
function setNative(element: Element, property: 'value' | 'selectedIndex', value: string | number): void {
  for (let proto: unknown = Object.getPrototypeOf(element); proto; proto = Object.getPrototypeOf(proto)) {
    const set = Object.getOwnPropertyDescriptor(proto, property)?.set;
    if (!set) continue;
    set.call(element, value);
    return;
  }
}
/** One click of a hand that comes and goes; see `AgentMouse` for one that stays. */
export function clickOn(element: Element, place: Place, focus: (() => void) | null, mayGoOn: () => boolean): void {
  createAgentMouse().click(element, place, () => focus?.(), mayGoOn);
}

export const isField = ({ localName }: Element): boolean => localName === 'input' || localName === 'textarea';

export const tellChange = (element: Element): boolean =>
  element.dispatchEvent(new (realmOf(element).Event)('change', { bubbles: true }));
export function tellInput(element: Element, inputType: string, data: string | null = null): void {
  const init = { bubbles: true, composed: true, inputType, data };
  element.dispatchEvent(new (realmOf(element).InputEvent)('input', init));
}
/** Whether a field of this kind can hold the text: a browser makes nothing of half a date. */
export function canHold(element: Element, text: string): boolean {
  if (element.localName !== 'input' || text === '') return true;
  const probe = document.createElement('input');
  probe.type = (element as HTMLInputElement).type;
  probe.value = text;
  return probe.value !== '' && (probe.type !== 'color' || probe.value === text.toLowerCase());
}

/** True when `change` is still to be told, as the field is left. */
export function typeInto(element: Element, text: string): boolean {
  if (!isField(element)) {
    writeInto(element as HTMLElement, text);
    return false;
  }
  const field = element as HTMLInputElement;
  const most = field.maxLength >= 0 ? field.maxLength : text.length;
  setValue(field, text.slice(0, most), 'insertReplacementText', text);
  if (!PICKED.test(field.type)) return true;
  tellChange(field);
  return false;
}
export function setValue(field: Element, value: string, inputType: string, data: string | null = null): void {
  setNative(field, 'value', value);
  tellInput(field, inputType, data);
}

/** The browser's own editing, which editors listen to; the element has the focus. */
function writeInto(element: HTMLElement, text: string): void {
  const { ownerDocument } = element;
  ownerDocument.getSelection()?.selectAllChildren(element);
  ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

export const isChoice = ({ options }: HTMLSelectElement, index: number): boolean => {
  const option = options[index];
  return option !== undefined && !option.matches(':disabled') && !option.closest('optgroup:disabled');
};
export function choose(element: HTMLSelectElement, indexes: readonly number[]): void {
  if (element.multiple)
    for (const [index, option] of [...element.options].entries()) pick(option, indexes.includes(index));
  else setNative(element, 'selectedIndex', indexes[0] ?? -1);
  const { Event } = realmOf(element);
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  tellChange(element);
}
/** What is switched off stays as the page has it. */
function pick(option: HTMLOptionElement, isWanted: boolean): void {
  if (option.selected !== isWanted && !option.disabled) option.selected = isWanted;
}

export function scrollTo(element: Element, x: number, y: number): void {
  const { documentElement, body, scrollingElement } = element.ownerDocument;
  const area = element === documentElement || element === body ? (scrollingElement ?? element) : element;
  const left = x * (area.scrollWidth - area.clientWidth);
  const top = y * (area.scrollHeight - area.clientHeight);
  area.scrollTo({ left, top, behavior: 'instant' });
}
