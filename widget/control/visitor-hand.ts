/** Knows what the visitor does with his own hands, in frames too: he is first, and the field he is in is his alone. */
import { listen, nowMs, type Cancel } from '../env.ts';
import { agentsFocus, setAgentsFocus } from './agents-focus.ts';
import { documentsOf, focusedIn } from './frames.ts';

/** How long the agent waits after the visitor's last touch, in ms. */
const HAND_MS = 1_500;
/** Pages move the focus at once when something is clicked, in ms. */
const FOLLOWS_MS = 150;
/** A finger goes on: after it has come down it is a touch as long as it moves. */
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'compositionstart'];
const FIELD = 'input,textarea,select,[contenteditable]';

export type VisitorHand = {
  isAtWork(): boolean;
  /** The visitor put the focus there. */
  isIn(element: Element): boolean;
  /** Nobody is disturbed when the focus moves. */
  isFocusFree(): boolean;
  /** Where the agent's doing has put the focus, if it is still there. */
  ourFocus(): Element | null;
  noteOurFocus(element: Element): void;
  /** The agent does something now; frames that came meanwhile are watched too. */
  noteDeed(): void;
  stop: Cancel;
};

/** `onTouch` is called at each touch of the visitor, `onEscape` for the key in a frame, which the page around does not hear. */
export function watchVisitorHand(host: Element, onTouch: () => void, onEscape: () => void): VisitorHand {
  let touchedAt = -HAND_MS;
  let didAt = -FOLLOWS_MS;
  let cancels: Cancel[] = [];
  const watched = new WeakSet<Document>();

  const touch = (event: Event): void => {
    // What a program does is no touch; what he does in our own panel leaves the page alone.
    if (!event.isTrusted || event.target === host) return;
    touchedAt = nowMs();
    didAt = -FOLLOWS_MS;
    if (event.type !== 'wheel') setAgentsFocus(null);
    onTouch();
    if ((event as KeyboardEvent).key === 'Escape' && (event as KeyboardEvent).view !== globalThis.window) onEscape();
  };
  const follow = (): void => {
    if (nowMs() - didAt < FOLLOWS_MS) setAgentsFocus(focused());
  };
  function watchFrames(): void {
    for (const page of documentsOf(document)) {
      const view = page.defaultView;
      if (!view || watched.has(page)) continue;
      watched.add(page);
      cancels.push(
        ...TOUCHES.map((type) => listen(view, type, touch, { capture: true })),
        listen(view, 'focusin', follow, { capture: true }),
      );
    }
  }
  watchFrames();
  return {
    isAtWork: () => nowMs() - touchedAt < HAND_MS,
    isIn: (element) => element !== agentsFocus() && (element === focused() || element.contains(focused())),
    isFocusFree() {
      const now = focused();
      return now === null || now === agentsFocus() || !now.matches(`${FIELD},iframe`);
    },
    ourFocus: () => (agentsFocus() === focused() ? agentsFocus() : null),
    noteOurFocus: setAgentsFocus,
    noteDeed() {
      watchFrames();
      didAt = nowMs();
    },
    stop() {
      setAgentsFocus(null);
      for (const cancel of cancels) cancel();
      cancels = [];
    },
  };
}
const focused = (): Element | null => focusedIn(document);
