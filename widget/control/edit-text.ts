/** Moves the place one writes at, erases and breaks lines in fields and editors the way their own keys would. */
import type { Key } from '../../shared/page/may-act.ts';
import { erase, insert, moveCaret, type Caret, type Written } from './caret.ts';
import { realmOf } from './agent-mouse.ts';
import { isField, setValue } from './use-element.ts';

const TEXT = /^(text|search|tel|url|email|number)$/;

export const isText = (element: Element): boolean =>
  isField(element)
    ? element.localName === 'textarea' || TEXT.test((element as HTMLInputElement).type)
    : (element as HTMLElement).isContentEditable;

/** Where one writes in a field; null where the browser does not tell, as of numbers and addresses. */
export function editPlace(field: HTMLInputElement): Caret | null {
  const { selectionStart: start, selectionEnd: end, selectionDirection } = field;
  if (start === null || end === null) return null;
  return { start, end, direction: selectionDirection ?? 'none' };
}

export function editText(element: Element, key: Key, shift: boolean, wrote: (element: Element) => void): void {
  if (!isField(element)) return editFreely(element, key, shift);
  const field = element as HTMLInputElement;
  const place = editPlace(field);
  const { value } = field;
  const at = place ?? { start: value.length, end: value.length, direction: 'none' as const };
  const put = ({ value: next, at: behind }: Written, inputType: string): void => {
    if (next === value || !askBefore(field, inputType)) return;
    setValue(field, next, inputType);
    if (place) field.setSelectionRange(behind, behind);
    wrote(field);
  };
  if (key === 'Backspace') return put(erase(value, at, false), 'deleteContentBackward');
  if (key === 'Delete') return put(erase(value, at, true), 'deleteContentForward');
  if (key === 'Enter') return put(insert(value, at, '\n'), 'insertLineBreak');
  if (key === ' ') return put(insert(value, at, ' '), 'insertText');
  if (!place) return undefined;
  const { start, end, direction } = moveCaret(value, place, key, shift);
  return field.setSelectionRange(start, end, direction);
}

const STEPS: Partial<Record<Key, readonly [direction: string, unit: string]>> = {
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};
/** The browser's own editing, where the focus is. */
function editFreely({ ownerDocument }: Element, key: Key, shift: boolean): void {
  const command = (name: string, text?: string): void => void ownerDocument.execCommand(name, false, text);
  if (key === 'Backspace') return command('delete');
  if (key === 'Delete') return command('forwardDelete');
  if (key === 'Enter') return command(shift ? 'insertLineBreak' : 'insertParagraph');
  if (key === ' ') return command('insertText', ' ');
  const step = STEPS[key];
  return step && ownerDocument.getSelection()?.modify(shift ? 'extend' : 'move', ...step);
}

/** False: the page does not want it. */
function askBefore(element: Element, inputType: string): boolean {
  const init = { bubbles: true, composed: true, cancelable: true, inputType };
  return element.dispatchEvent(new (realmOf(element).InputEvent)('beforeinput', init));
}
