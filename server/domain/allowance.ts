/** A token bucket: how many things may happen at once and how fast room comes back. Two numbers, so that every socket can have one. */
import type { Ms } from '../../shared/protocol/schema.ts';

export type Limit = {
  /** How many may happen at once. */
  readonly burst: number;
  readonly perSecond: number;
};
/** `taken` shrinks with time: room comes back. Changed in place: one per socket, ten thousand of them. */
export type Allowance = { taken: number; at: Ms };

export const freshAllowance = (now: Ms): Allowance => ({ taken: 0, at: now });

/** Takes `cost` if there is room and answers 0, otherwise takes nothing and answers how long to wait, in ms. */
export function take(allowance: Allowance, limit: Limit, now: Ms, cost = 1): Ms {
  const elapsedMs = Math.max(0, now - allowance.at);
  allowance.taken = Math.max(0, allowance.taken - (elapsedMs / 1_000) * limit.perSecond);
  allowance.at = now;
  const over = allowance.taken + cost - limit.burst;
  // Something larger than the whole bucket passes when the bucket is empty: refusing it for ever would be a size limit.
  if (over <= 0 || allowance.taken === 0) {
    allowance.taken += cost;
    return 0;
  }
  return Math.ceil((over / limit.perSecond) * 1_000);
}

/** Nothing is remembered that an empty bucket would not say as well. */
export const isEmptied = (allowance: Allowance, limit: Limit, now: Ms): boolean =>
  allowance.taken - ((now - allowance.at) / 1_000) * limit.perSecond <= 0;
