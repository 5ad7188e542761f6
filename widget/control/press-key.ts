/**
 * Presses one key on an element: the events in their order, then what a browser does for a real key and not for one of a
 * program. Decides nothing; what Enter and Space may reach, `may-act` has said before.
 */
import type { Key } from '../../shared/page/may-act.ts';
import { nextStop, radiosWith } from '../../shared/page/tab-order.ts';
import { realmOf, send } from './agent-mouse.ts';
import { editText, isText, editPlace } from './edit-text.ts';
import { choose, isChoice, isField, setValue, tellChange } from './use-element.ts';

export type Press = { readonly key: Key; readonly shift: boolean };
export type Hands = {
  /** The page may have changed under the key. */
  mayGoOn(): boolean;
  mayStop(element: Element): boolean;
  /** Tab has led there: where the focus is afterwards. */
  focusOn(next: Element | null): Element;
  /** Another button of the group, if that may be used. */
  takeRadio(radio: Element): void;
  /** Something was written; `change` comes when the field is left. */
  wrote(element: Element): void;
};

const CODES: Readonly<Record<Key, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};
const STEPPED = /^(number|range|date|datetime-local|month|week|time)$/;
const CLICKED = /^(button|submit|image|reset|checkbox|radio)$/;
/** How far of a page one key scrolls. */
const SCROLLS: Partial<Record<Key, number>> = { PageUp: -0.9, PageDown: 0.9, ArrowUp: -0.1, ArrowDown: 0.1 };

export function pressKey(element: Element, { key, shift }: Press, hands: Hands): void {
  // Where Enter would send, as in a chat, it is the page that listens to keys: a line break comes without them.
  if (key === 'Enter' && isText(element) && element.localName !== 'input')
    return editText(element, key, shift, hands.wrote);
  const tell = (on: Element, type: string): boolean => {
    const code = key === ' ' ? 'Space' : key;
    const which = CODES[key];
    const { KeyboardEvent } = realmOf(on);
    const init = { key, code, keyCode: which, which, shiftKey: shift, bubbles: true, cancelable: true, composed: true };
    return on.dispatchEvent(new KeyboardEvent(type, init as KeyboardEventInit));
  };
  let focused = element;
  const isTyped = key === 'Enter' || key === ' ';
  if (tell(element, 'keydown') && (!isTyped || tell(element, 'keypress')) && hands.mayGoOn()) {
    if (isTyped && isClicked(element, key)) {
      if (key === 'Enter' || (tell(element, 'keyup') && hands.mayGoOn())) send(element, 'click', { x: 0, y: 0 });
      if (key === ' ') return;
    } else if (key === 'Tab') focused = hands.focusOn(nextStop(document, element, shift, hands.mayStop));
    else follow(element, key, shift, hands);
  }
  if (focused.isConnected) tell(focused, 'keyup');
}

function isClicked(element: Element, key: Key): boolean {
  const { localName } = element;
  if (localName === 'input') return CLICKED.test((element as HTMLInputElement).type);
  return (
    localName === 'button' || localName === 'summary' || (key === 'Enter' && element.matches('a[href],area[href]'))
  );
}

function follow(element: Element, key: Key, shift: boolean, hands: Hands): void {
  if (element.localName === 'select') return chooseByKey(element as HTMLSelectElement, key);
  const field = element as HTMLInputElement;
  if (field.localName === 'input' && field.type === 'radio') {
    const step = stepOf(key);
    const group = radiosWith(field);
    const next = step && group.at((group.indexOf(field) + step) % group.length);
    return next && next !== field ? hands.takeRadio(next) : undefined;
  }
  if (field.localName === 'input' && editPlace(field) === null && stepByKey(field, key)) return;
  if (isText(element)) return editText(element, key, shift, hands.wrote);
  scrollByKey(element, key);
}

const stepOf = (key: Key): number =>
  key === 'ArrowDown' || key === 'ArrowRight' ? 1 : key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 0;

function chooseByKey(list: HTMLSelectElement, key: Key): void {
  const choices = [...list.options].flatMap((_, index) => (isChoice(list, index) ? [index] : []));
  const at = choices.indexOf(list.selectedIndex);
  const step = key === 'PageDown' ? 5 : key === 'PageUp' ? -5 : stepOf(key);
  const place =
    key === 'Home' ? 0 : key === 'End' ? choices.length - 1 : Math.min(Math.max(at + step, 0), choices.length - 1);
  const next = choices[place];
  if (next !== undefined && place !== at && (step !== 0 || key === 'Home' || key === 'End')) choose(list, [next]);
}

/** Numbers, sliders, dates and times go up and down. False: the key means nothing of that kind there. */
function stepByKey(field: HTMLInputElement, key: Key): boolean {
  if (!STEPPED.test(field.type)) return false;
  const isRange = field.type === 'range';
  const before = field.value;
  let next = before;
  if (isRange && key === 'Home') next = field.min || '0';
  else if (isRange && key === 'End') next = field.max || '100';
  else if (key === 'ArrowUp' || (isRange && key === 'ArrowRight')) next = stepped(field, 'stepUp');
  else if (key === 'ArrowDown' || (isRange && key === 'ArrowLeft')) next = stepped(field, 'stepDown');
  else return false;
  if (next === before) return true;
  setValue(field, next, 'insertReplacementText');
  tellChange(field);
  return true;
}
/** Tried beside the page: its own accessors are to see one change. */
function stepped(field: HTMLInputElement, way: 'stepUp' | 'stepDown'): string {
  const probe = field.cloneNode() as HTMLInputElement;
  probe.value = field.value;
  if (probe.value !== '' || probe.type === 'number') probe[way]();
  return probe.value;
}

function scrollByKey(element: Element, key: Key): void {
  const share = SCROLLS[key] ?? (key === ' ' && !isField(element) ? 0.9 : 0);
  const page = element.ownerDocument.scrollingElement;
  if (!page || (share === 0 && key !== 'Home' && key !== 'End')) return;
  const top = key === 'Home' ? 0 : key === 'End' ? page.scrollHeight : page.scrollTop + share * page.clientHeight;
  page.scrollTo({ top, behavior: 'instant' });
}
