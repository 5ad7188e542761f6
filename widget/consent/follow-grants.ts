/** Fetches the page stream and the call when there is a grant for them, and ends them when it is gone. Nothing of either is loaded before. */
import type { App, Feature } from '../app.ts';
import { isVisible, listen } from '../env.ts';

type Slot = { wanted(): boolean; load(): Promise<(app: App) => Feature> };

export function followGrants(app: App): void {
  const { state, fence, consents } = app;
  const has = (capability: string) => state.get().consent.grants.some((grant) => grant.capability === capability);
  const slots: Slot[] = [
    {
      // Only the tab in front is shown; another one takes over when it comes to the front.
      wanted: () => has('view') && isVisible(),
      load: async () => (await import('../cobrowse/start-cobrowse.ts')).startCobrowse,
    },
    {
      wanted: () => {
        const { callId } = state.get().consent;
        return callId !== null && callId === consents.ownCall();
      },
      load: async () => (await import('../call/start-call.ts')).startCall,
    },
  ];
  for (const slot of slots) follow(slot);

  function follow(slot: Slot): void {
    let running: Feature | undefined;
    let isLoading = false;
    const look = fence.guard(async () => {
      if (running && !slot.wanted()) {
        running.stop();
        running = undefined;
      }
      if (running || isLoading || !slot.wanted()) return;
      isLoading = true;
      try {
        const start = await slot.load();
        if (slot.wanted()) running = start(app);
      } finally {
        isLoading = false;
      }
    });
    state.subscribe((now, before) => now.consent !== before.consent && look());
    listen(document, 'visibilitychange', look);
    look();
  }
}
