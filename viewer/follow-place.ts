/**
 * Between what a person does here and what the server says: a move shows at once, and older news that was on its way must not pull
 * it back. When no answer comes, what the server said last counts.
 */
import type { ViewerPlace } from '../shared/showing/viewer-messages.ts';

/** How long an own move may stay unanswered, in ms. */
export const ANSWERED_WITHIN_MS = 2_000;

export type Follower = { moved(at: number, playing: boolean): void; told(place: ViewerPlace): void };

export function createFollower(
  apply: (place: ViewerPlace) => void,
  after: (ms: number, run: () => void) => void = setTimeout_,
): Follower {
  let own: { readonly at: number; readonly playing: boolean } | undefined;
  let last: ViewerPlace | undefined;
  return {
    moved(at, playing) {
      const mine = { at, playing };
      own = mine;
      last = undefined;
      after(ANSWERED_WITHIN_MS, () => {
        if (own !== mine) return;
        own = undefined;
        if (last) apply(last);
      });
    },
    told(place) {
      last = place;
      if (own && (own.at !== place.at || own.playing !== place.playing)) return;
      own = undefined;
      apply(place);
    },
  };
}

const setTimeout_ = (ms: number, run: () => void): void => void setTimeout(run, ms);
