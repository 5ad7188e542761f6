/** While the agent does something, holds back what must not come of it: a form that is sent, another site that is gone to. */
import { after, listen, type Cancel } from '../env.ts';

/** Pages answer a click at once or soon after, in ms. */
const ANSWER_MS = 100;
type Navigation = { navigation?: EventTarget };
type NavigateEvent = Event & {
  readonly destination: { readonly url: string };
  readonly downloadRequest: string | null;
  readonly formData: unknown;
  readonly userInitiated: boolean;
};

export type HoldBack = {
  /** Runs what the agent does; `onHeld` is told when something of it was held back. */
  during(root: Node, run: () => void, onHeld: () => void): void;
  /** The visitor does something himself: nothing is held back any more. */
  release: Cancel;
};

export function createHoldBack(): HoldBack {
  let cancels: Cancel[] = [];
  const release = (): void => {
    for (const cancel of cancels) cancel();
    cancels = [];
  };
  return {
    during(root, run, onHeld) {
      release();
      const hold = (event: Event): void => {
        event.preventDefault();
        event.stopImmediatePropagation();
        onHeld();
      };
      const navigate = (event: NavigateEvent): void => {
        const isAway = new URL(event.destination.url).origin !== location.origin;
        if (!event.userInitiated && (isAway || event.formData || event.downloadRequest !== null)) hold(event);
      };
      const options = { capture: true, passive: false };
      const { navigation } = globalThis as Navigation;
      // A form in a shadow root is not heard of outside of it.
      cancels = [globalThis, root].map((place) => listen(place, 'submit', hold, options));
      if (navigation) cancels.push(listen<NavigateEvent>(navigation, 'navigate', navigate, options));
      cancels.push(after(ANSWER_MS, release));
      run();
    },
    release,
  };
}
