/** The token bucket. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshAllowance, isEmptied, take } from '../../../server/domain/allowance.ts';

const LIMIT = { burst: 3, perSecond: 2 };

test('a burst passes, then room comes back at the agreed pace', () => {
  const allowance = freshAllowance(0);
  expect([take(allowance, LIMIT, 0), take(allowance, LIMIT, 0), take(allowance, LIMIT, 0)]).toEqual([0, 0, 0]);
  expect(take(allowance, LIMIT, 0)).toBe(500);
  expect(take(allowance, LIMIT, 499)).toBeGreaterThan(0);
  expect(take(allowance, LIMIT, 500)).toBe(0);
});

test('who is refused is not charged', () => {
  const allowance = freshAllowance(0);
  for (let count = 0; count < 3; count += 1) take(allowance, LIMIT, 0);
  for (let count = 0; count < 50; count += 1) take(allowance, LIMIT, 0);
  expect(take(allowance, LIMIT, 500)).toBe(0);
});

test('what is larger than the bucket passes only when it is empty', () => {
  const allowance = freshAllowance(0);
  expect(take(allowance, LIMIT, 0, 10)).toBe(0);
  expect(take(allowance, LIMIT, 0, 1)).toBeGreaterThan(0);
  expect(isEmptied(allowance, LIMIT, 4_999)).toBe(false);
  expect(isEmptied(allowance, LIMIT, 5_000)).toBe(true);
});

test('over any time no more passes than burst and pace allow, and a clock that goes back gives nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 200 }), (steps) => {
      const allowance = freshAllowance(0);
      let now = 0;
      let latest = 0;
      let passed = 0;
      for (const step of steps) {
        now = Math.max(0, now + step);
        // Time that is gone over twice comes back twice: bounded by what really went by.
        latest += Math.max(0, step);
        if (take(allowance, LIMIT, now) === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(LIMIT.burst + (latest / 1_000) * LIMIT.perSecond);
    }),
  );
});
