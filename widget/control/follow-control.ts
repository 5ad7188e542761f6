/** Fetches what uses the page when the agent who sees it may also use it, and ends it with the grant. */
import type { App, Feature } from '../app.ts';
import type { Cancel } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';

export type ControlledPage = {
  find(node: number): Element | null;
  /** Whether the agent looked at this page, and not at one before it, when this epoch was shown. */
  isOf(epoch: number): boolean;
};

export function followControl(app: App, texts: Texts, bar: Element, page: ControlledPage): Cancel {
  const { state, fence } = app;
  let running: Feature | undefined;
  let isOver = false;
  const mayControl = (): boolean => {
    const { grants } = state.get().consent;
    const viewer = grants.find(({ capability }) => capability === 'view')?.agentId;
    return !isOver && grants.some(({ capability, agentId }) => capability === 'control' && agentId === viewer);
  };
  function end(): void {
    running?.stop();
    running = undefined;
  }
  const look = fence.guard(async () => {
    if (!mayControl()) return end();
    const { startControl } = await import('./start-control.ts');
    if (mayControl()) running ??= startControl(app, texts, bar, page);
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return () => {
    isOver = true;
    cancel();
    end();
  };
}
