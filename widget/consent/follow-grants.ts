/** Fetches the page stream and the call when there is a grant for them, and ends them when it is gone or rests. Nothing of either runs before; the page stream is not even loaded. */
import type { App, Feature } from '../app.ts';
import { isVisible, listen } from '../env.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import type { Texts } from '../i18n/texts.ts';

type Start = (app: App, texts: Texts) => Feature;
/** `wanted` names what is wanted; another name is another one, which begins anew. */
type Slot = { wanted(): string | false; load(): Promise<Start> };

export function followGrants(app: App): void {
  const { state, fence, consents } = app;
  const isSeen = (isResting: boolean) =>
    state.get().consent.grants.some(({ capability, paused }) => capability === 'view' && paused === isResting);
  const slots: Slot[] = [
    {
      // Only the tab in front is shown, and one an agent has chosen; another takes over when it comes to the front.
      wanted: () => isSeen(false) && (isVisible() || state.get().lookedAt.includes(state.get().tab)) && 'view',
      load: async () => (await import('../cobrowse/start-cobrowse.ts')).startCobrowse,
    },
    {
      wanted: () => isSeen(true) && !isSeen(false) && isVisible() && 'rest',
      load: async () => (await import('../resting/start-resting.ts')).startResting,
    },
    {
      wanted: () => {
        const { callId } = state.get().consent;
        return callId !== null && callId === consents.ownCall() && callId;
      },
      load: async () => (await import('../call/start-call.ts')).startCall,
    },
  ];
  for (const slot of slots) follow(slot);

  function follow(slot: Slot): void {
    let running: (Feature & { readonly of: string }) | undefined;
    let isLoading = false;
    const look = fence.guard(async () => {
      if (running && slot.wanted() !== running.of) {
        running.stop();
        running = undefined;
      }
      if (running || isLoading || !slot.wanted()) return;
      isLoading = true;
      try {
        // The words come first: nobody watches without a bar that says so.
        const [start, texts] = await Promise.all([slot.load(), loadTexts(state.get().locale)]);
        const of = slot.wanted();
        if (of) running = { of, ...start(app, texts) };
      } finally {
        isLoading = false;
      }
    });
    state.subscribe(
      (now, before) =>
        (now.consent !== before.consent || now.lookedAt !== before.lookedAt || now.tab !== before.tab) && look(),
    );
    listen(document, 'visibilitychange', look);
    look();
  }
}
