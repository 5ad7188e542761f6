/** Fetches what an agent who sees this page may do beside seeing it, each part when there is a grant for it, and ends it with the grant. */
import type { App, Feature } from '../app.ts';
import type { Cancel } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import type { SharedPage } from './shared-page.ts';

type Aid = (app: App, page: SharedPage, texts: Texts) => Feature;

/** Each is a chunk of its own. */
const AIDS: readonly (readonly [capability: string, load: () => Promise<Aid>])[] = [
  ['view', async () => (await import('../notes/start-notes.ts')).startNotes],
  ['view', async () => (await import('../looks/start-looks.ts')).startLooks],
  ['view', async () => (await import('../bar/start-bar.ts')).startBar],
  ['point', async () => (await import('../point/start-pointing.ts')).startPointing],
  ['form', async () => (await import('../form/start-form.ts')).startForm],
  ['lead', async () => (await import('../lead/start-lead.ts')).startLead],
  ['control', async () => (await import('../control/start-control.ts')).startControl],
];

export function followAids(app: App, page: SharedPage, texts: Texts): Cancel {
  const { state, fence } = app;
  const cancels = AIDS.map(([wanted, load]) => {
    let running: Feature | undefined;
    let isOver = false;
    const isGranted = (): boolean => {
      const live = state.get().consent.grants.filter(({ paused }) => !paused);
      const viewers = new Set(live.flatMap(({ capability, agentId }) => (capability === 'view' ? [agentId] : [])));
      return !isOver && live.some(({ capability, agentId }) => capability === wanted && viewers.has(agentId));
    };
    const end = (): void => {
      running?.stop();
      running = undefined;
    };
    const look = fence.guard(async () => {
      if (!isGranted()) return end();
      if (running) return;
      const start = await load();
      if (isGranted()) running ??= start(app, page, texts);
    });
    const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
    look();
    return () => {
      isOver = true;
      cancel();
      end();
    };
  });
  return () => cancels.forEach((cancel) => cancel());
}
