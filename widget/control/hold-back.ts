/** While the agent does something, holds back what must not come of it: a form that is sent, another site that is gone to. */
import { after, listen, type Cancel } from '../env.ts';
import { realmOf } from './agent-mouse.ts';

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
  /**
   * Runs what the agent does at a place of the page; `onHeld` is told when something of it was held back. `maySend`: the site
   * has allowed this very element to send.
   */
  during(place: Node, run: () => void, onHeld: () => void, maySend?: boolean): void;
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
    during(place, run, onHeld, maySend = false) {
      release();
      const hold = (event: Event): void => {
        event.preventDefault();
        event.stopImmediatePropagation();
        onHeld();
      };
      const navigate = (event: NavigateEvent): void => {
        const isAway = new URL(event.destination.url).origin !== location.origin;
        const isSent = Boolean(event.formData) && !maySend;
        if (!event.userInitiated && (isAway || isSent || event.downloadRequest !== null)) hold(event);
      };
      const options = { capture: true, passive: false };
      const views = [...new Set<Window>([window, realmOf(place)])];
      // A form in a shadow root is not heard of outside of it.
      const roots = maySend ? [] : [...views, place.getRootNode()];
      cancels = roots.map((root) => listen(root, 'submit', hold, options));
      for (const { navigation } of views as Navigation[]) {
        if (navigation) cancels.push(listen<NavigateEvent>(navigation, 'navigate', navigate, options));
      }
      cancels.push(after(ANSWER_MS, release));
      run();
    },
    release,
  };
}
