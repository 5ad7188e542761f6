/**
 * Writes what the visitor has taken into its field, as a person coming there, writing and leaving would: pages and their
 * frameworks notice, and check it. Nothing is sent by it.
 */
import type { FormSuggested } from '../../shared/protocol/form.ts';
import type { HoldBack } from '../control/hold-back.ts';
import { choose, clickOn, tellChange, typeInto } from '../control/use-element.ts';

export function fillIn(element: Element, value: FormSuggested['value'], holdBack: HoldBack): void {
  const root = element.getRootNode();
  holdBack.during(
    root,
    () => {
      const isIn = (root as Document | ShadowRoot).activeElement === element;
      if (!isIn) tell(element, 'focus', 'focusin');
      write(element, value);
      if (!isIn) tell(element, 'blur', 'focusout');
    },
    () => undefined,
  );
}

function write(element: Element, value: FormSuggested['value']): void {
  switch (value.kind) {
    case 'text':
      // Editors take text where the caret is.
      if ((element as HTMLElement).isContentEditable) (element as HTMLElement).focus({ preventScroll: true });
      typeInto(element, value.text);
      return void tellChange(element);
    case 'choice':
      return choose(element as HTMLSelectElement, value.indexes);
    case 'checked': {
      if ((element as HTMLInputElement).checked === value.on) return undefined;
      const { left, top, width, height } = element.getBoundingClientRect();
      return clickOn(element, { x: left + width / 2, y: top + height / 2 }, null, () => element.isConnected);
    }
    default:
      return void (value satisfies never);
  }
}

/** Without moving the focus: it stays where the visitor is, and a phone's keyboard stays away. */
function tell(element: Element, quiet: string, bubbling: string): void {
  element.dispatchEvent(new FocusEvent(quiet, { composed: true }));
  element.dispatchEvent(new FocusEvent(bubbling, { composed: true, bubbles: true }));
}
