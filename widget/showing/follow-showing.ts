/** Knows what is shown to this visitor now, and fetches the sheet for it when there is something. */
import type { Showing } from '../../shared/protocol/showing.ts';
import type { App } from '../app.ts';
import { isPhone, isVisible, listen } from '../env.ts';
import type { Sheet } from './start-showing.ts';

export type FollowShowing = { take(showing: Showing | null): void };

/** `base`: our server, ending in a slash. */
export function followShowing(app: App, base: string): FollowShowing {
  const { connection, fence, close } = app;
  let now: Showing | null = null;
  let sheet: Sheet | undefined;
  const draw = fence.guard(async () => {
    // A tab behind would play its film to nobody; once it is there it looks after itself.
    if (!sheet && now && isVisible()) {
      const { startShowing } = await import('./start-showing.ts');
      sheet ??= startShowing(app, base);
    }
    sheet?.draw(now);
  });
  const take = (showing: Showing | null) => {
    now = showing;
    draw();
  };
  connection.on('showing:changed', ({ showing }) => {
    // On a phone the panel would cover what is new; who opens it again wants both.
    if (showing && showing.showingId !== now?.showingId && isPhone()) close();
    take(showing);
  });
  listen(document, 'visibilitychange', draw);
  return { take };
}
