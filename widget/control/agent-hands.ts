/** The agent's hands on this page: carries one action out with mouse, focus and keys, and remembers what is still open of it. */
import type { PageAction } from '../../shared/protocol/control.ts';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import { after, listen, type Cancel } from '../env.ts';
import { createAgentMouse } from './agent-mouse.ts';
import type { pressKey } from './press-key.ts';
import type { Found } from './read-target.ts';
import { choose, scrollTo, tellChange, typeInto } from './use-element.ts';
import type { VisitorHand } from './visitor-hand.ts';

/** A field that was typed into says `change` when it is left, or after this pause, in ms. */
const CHANGE_MS = 1_500;
const FOCUSABLE = 'input,textarea,select,button,a[href],summary,[tabindex],[contenteditable]';

/** What is asked again while something is being done. */
export type Leave = {
  isStill(): boolean;
  mayUse(radio: Element): boolean;
  mayStop(element: Element): boolean;
};
export type AgentHands = {
  carryOut(action: PageAction, found: Found, leave: Leave): void;
  /** The hands go to another element: what was typed before is told as a change. */
  turnTo(element: Element): void;
  /** Keys are there a moment after the rest. */
  hasKeys(): boolean;
  /** Whether this was used last. */
  isLast(element: Element | null): boolean;
  settle(): void;
  leave(): void;
};

export function createAgentHands(hand: VisitorHand): AgentHands {
  const mouse = createAgentMouse();
  let typed: { readonly element: Element; readonly cancels: readonly Cancel[] } | undefined;
  let last: Element | null = null;
  let press: typeof pressKey | undefined;
  // Not part of what must be there before the first click.
  void import('./press-key.ts').then(
    (keys) => (press = keys.pressKey),
    () => undefined,
  );

  function settle(): void {
    if (!typed) return;
    const { element, cancels } = typed;
    typed = undefined;
    for (const cancel of cancels) cancel();
    if (element.isConnected) tellChange(element);
  }
  function wrote(element: Element): void {
    for (const cancel of typed?.cancels ?? []) cancel();
    typed = { element, cancels: [after(CHANGE_MS, settle), listen(element, 'blur', settle)] };
  }
  function focus(element: Element): void {
    if (!hand.isFocusFree()) return;
    const focusable = element.closest<HTMLElement>(FOCUSABLE);
    // Whoever clicks beside a field leaves it.
    if (!focusable) return (hand.ourFocus() as HTMLElement | null)?.blur();
    hand.noteOurFocus(focusable);
    focusable.focus({ preventScroll: true });
  }
  function focusOn(from: Element, next: Element | null): Element {
    if (!next || !hand.isFocusFree()) return from;
    hand.noteOurFocus(next);
    (next as HTMLElement).focus();
    return next;
  }

  function carryOut(action: PageAction, { element, place }: Found, { isStill, mayUse, mayStop }: Leave): void {
    const click = (one: Element, mayGoOn: () => boolean) => mouse.click(one, place, () => focus(one), mayGoOn);
    if (action.do !== 'hover' && action.do !== 'scroll') last = element;
    switch (action.do) {
      case 'click':
        return click(element, isStill);
      case 'hover':
        return mouse.moveTo(element, place);
      case 'scroll':
        return scrollTo(element, action.x, action.y);
      case 'type':
        focus(element);
        return typeInto(element, action.text.slice(0, MAX_TYPED_CHARS)) ? wrote(element) : undefined;
      case 'select':
        focus(element);
        return choose(element as HTMLSelectElement, action.indexes);
      case 'check':
        return (element as HTMLInputElement).checked === action.on ? undefined : click(element, isStill);
      case 'key':
        focus(element);
        return press?.(element, action, {
          mayGoOn: isStill,
          mayStop,
          focusOn: (next) => (last = focusOn(element, next)),
          takeRadio: (radio) => mayUse(radio) && click(radio, () => mayUse(radio)),
          wrote,
        });
      default:
        // A newer server may send what this build does not know.
        return void (action satisfies never);
    }
  }
  return {
    carryOut,
    turnTo: (element) => void (typed && typed.element !== element && settle()),
    hasKeys: () => press !== undefined,
    isLast: (element) => element !== null && element === last,
    settle,
    leave: mouse.leave,
  };
}
