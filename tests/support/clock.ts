/** A clock that only tests move. */
import type { Clock } from '../../server/app/ports.ts';

export type TestClock = Clock & { advance(ms: number): void };

/** A Monday at ten in Berlin, unless told otherwise. */
export function createTestClock(start = Date.parse('2026-11-02T10:00:00+01:00')): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
