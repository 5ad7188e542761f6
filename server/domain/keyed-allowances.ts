/** Allowances by key (address, site), forgotten once they are full again so that the table cannot grow without end. */
import type { Ms } from '../../shared/protocol/schema.ts';
import { freshAllowance, isEmptied, take, type Allowance, type Limit } from './allowance.ts';

/** Looked through when the table has grown by this much. */
const SWEEP_EVERY = 5_000;

export type KeyedAllowances = {
  /** 0 when there was room, otherwise how long to wait, in ms. */
  take(key: string, cost?: number): number;
  /** What was taken came to nothing. */
  giveBack(key: string): void;
};

export function createKeyedAllowances(limit: Limit, clock: { now(): Ms }): KeyedAllowances {
  const byKey = new Map<string, Allowance>();
  let sweepAt = SWEEP_EVERY;
  return {
    take: (key, cost) => {
      const now = clock.now();
      let allowance = byKey.get(key);
      if (!allowance) {
        if (byKey.size >= sweepAt) {
          for (const [other, held] of byKey) if (isEmptied(held, limit, now)) byKey.delete(other);
          sweepAt = byKey.size + SWEEP_EVERY;
        }
        allowance = freshAllowance(now);
        byKey.set(key, allowance);
      }
      return take(allowance, limit, now, cost);
    },
    giveBack: (key) => {
      const allowance = byKey.get(key);
      if (allowance) allowance.taken = Math.max(0, allowance.taken - 1);
    },
  };
}
