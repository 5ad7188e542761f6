/** Knows what the visitor does with his own hands: he is first, and the field he is in is his alone. */
import { listen, nowMs, type Cancel } from '../env.ts';

/** How long the agent waits after the visitor's last touch, in ms. */
const HAND_MS = 1_500;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'compositionstart'];
const FIELD = 'input,textarea,select,[contenteditable]';

export type VisitorHand = {
  isAtWork(): boolean;
  /** The visitor put the focus there. */
  isIn(element: Element): boolean;
  /** Nobody is disturbed when the focus moves. */
  isFocusFree(): boolean;
  noteOurFocus(element: Element): void;
  stop: Cancel;
};

/** `onTouch` is called at each touch of the visitor. */
export function watchVisitorHand(host: Element, onTouch: () => void): VisitorHand {
  let lastAt = -HAND_MS;
  let ours: Element | null = null;
  const touch = (event: Event): void => {
    // What a program does is no touch; what he does in our own panel leaves the page alone.
    if (!event.isTrusted || event.target === host) return;
    lastAt = nowMs();
    if (event.type !== 'wheel') ours = null;
    onTouch();
  };
  const cancels = TOUCHES.map((type) => listen(globalThis, type, touch, { capture: true }));
  return {
    isAtWork: () => nowMs() - lastAt < HAND_MS,
    isIn: (element) => element !== ours && (element === focused() || element.contains(focused())),
    isFocusFree: () => {
      const now = focused();
      return now === ours || now === null || !now.matches(`${FIELD},iframe`);
    },
    noteOurFocus: (element) => {
      ours = element;
    },
    stop: () => cancels.forEach((cancel) => cancel()),
  };
}

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
