/** The sheet over the page: opened and moved as the server says, closed by either side; what the visitor does is told to the server. */
import type { Showing } from '../../shared/protocol/showing.ts';
import type { App } from '../app.ts';
import { keptInTab } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { drawPageCard } from './draw-page-card.ts';
import { drawSheet } from './draw-sheet.ts';
import css from './showing.css?inline';

/** What this visitor put away while the server could not be told. */
const KEY = 'lotse.put-away';
/** What draws it. */
export type Sheet = { draw(showing: Showing | null): void };
type Drawn = { readonly showingId: string; place(showing: Showing): void; remove(): void };

export function startShowing(app: App, base: string): Sheet {
  const { connection, shadow } = app;
  let drawn: Drawn | undefined;
  adoptOnce(shadow, css);

  function remove(): void {
    drawn?.remove();
    drawn = undefined;
    shadow.host.toggleAttribute('data-showing', false);
  }
  async function putAway({ showingId }: Showing): Promise<void> {
    remove();
    keptInTab.set(KEY, showingId);
    const answer = await connection.request('showing:close', { showingId });
    if (answer.ok) keptInTab.drop(KEY);
  }

  return {
    draw(showing) {
      if (showing?.showingId === drawn?.showingId) return void (showing && drawn?.place(showing));
      remove();
      if (!showing) return undefined;
      if (keptInTab.get(KEY) === showing.showingId) return void putAway(showing);
      const { showingId } = showing;
      const close = () => void putAway(showing);
      drawn = {
        showingId,
        ...(showing.kind === 'page'
          ? drawPageCard(app, showing, close)
          : drawSheet(app, base, showing, {
              close,
              move: (place) => connection.notify('showing:move', { showingId, place }),
            })),
      };
      shadow.host.toggleAttribute('data-showing', showing.kind !== 'page');
      return undefined;
    },
  };
}
