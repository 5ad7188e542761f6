/** Tells the server when this tab comes before the visitor's eyes or leaves them, while somebody sees the visitor's pages. */
import type { App } from '../app.ts';
import { hasFocus, isVisible, listen } from '../env.ts';
import type { WidgetState } from '../state/widget-state.ts';

const isWatched = ({ consent }: WidgetState): boolean =>
  consent.grants.some(({ capability, paused }) => capability === 'view' && !paused);

export function tellFront({ state, connection, fence }: App): void {
  const tell = (front: boolean) => {
    if (isWatched(state.get())) connection.notify('tab:front', { front });
  };
  listen(
    globalThis,
    'focus',
    fence.guard(() => tell(true)),
  );
  listen(
    document,
    'visibilitychange',
    fence.guard(() => tell(isVisible())),
  );
  state.subscribe(
    fence.guard((now, before) => {
      // A page that has just come is where something happens, even if the agent's window has the focus.
      const hasCome = now.link === 'online' && before.link !== 'online' && isVisible();
      if (hasCome || (isWatched(now) && !isWatched(before) && hasFocus())) tell(true);
    }),
  );
}
