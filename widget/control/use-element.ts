/**
 * Does to an element what a person's hand would: pointer, mouse, focus, input and change in their order, so that pages and
 * their frameworks notice. Decides nothing.
 */
import type { Place } from './read-target.ts';

/** The page's own accessors may stand before the browser's, as frameworks put them to notice programs. */
function setNative(element: Element, property: 'value' | 'selectedIndex', value: string | number): void {
  for (let proto: unknown = Object.getPrototypeOf(element); proto; proto = Object.getPrototypeOf(proto)) {
    const set = Object.getOwnPropertyDescriptor(proto, property)?.set;
    if (!set) continue;
    set.call(element, value);
    return;
  }
}
const tell = (element: Element, type: string): boolean => element.dispatchEvent(new Event(type, { bubbles: true }));

/** `mayGoOn` is asked before the click itself: what came before may have changed the page. */
export function clickOn(element: Element, { x, y }: Place, focus: (() => void) | null, mayGoOn: () => boolean): void {
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    detail: 1,
    clientX: x,
    clientY: y,
    screenX: x,
    screenY: y,
  };
  const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  const send = (event: Event) => element.dispatchEvent(event);
  send(new PointerEvent('pointerover', pointer));
  send(new MouseEvent('mouseover', at));
  send(new PointerEvent('pointermove', pointer));
  send(new MouseEvent('mousemove', at));
  send(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  if (send(new MouseEvent('mousedown', { ...at, buttons: 1 }))) focus?.();
  send(new PointerEvent('pointerup', pointer));
  send(new MouseEvent('mouseup', at));
  if (mayGoOn()) send(new MouseEvent('click', at));
}

export function typeInto(element: Element, text: string): void {
  const field = element as HTMLInputElement;
  const isField = element.localName === 'input' || element.localName === 'textarea';
  if (!isField) return writeInto(element as HTMLElement, text);
  const most = field.maxLength >= 0 ? field.maxLength : text.length;
  setNative(element, 'value', text.slice(0, most));
  const init = { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text };
  element.dispatchEvent(new InputEvent('input', init));
}

/** The browser's own editing, which editors listen to; the element has the focus. */
function writeInto(element: HTMLElement, text: string): void {
  getSelection()?.selectAllChildren(element);
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

export const tellChange = (element: Element): boolean => tell(element, 'change');

export function choose(element: HTMLSelectElement, index: number): void {
  setNative(element, 'selectedIndex', index);
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  tellChange(element);
}

export function scrollTo(element: Element, x: number, y: number): void {
  const page = document.scrollingElement;
  const area = element === document.documentElement || element === document.body ? (page ?? element) : element;
  const left = x * (area.scrollWidth - area.clientWidth);
  const top = y * (area.scrollHeight - area.clientHeight);
  area.scrollTo({ left, top, behavior: 'instant' });
}
