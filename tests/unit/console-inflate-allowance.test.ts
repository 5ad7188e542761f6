import { expect, it } from 'vitest';
import { createAllowance } from '../../console/page/inflate-allowance.ts';

it('gives much at once, then what comes back with time, never more than at first', () => {
  let now = 0;
  const allowance = createAllowance({ mostBytes: 100, bytesPerSecond: 10, now: () => now });
  expect(allowance.left()).toBe(100);
  allowance.spend(130);
  expect(allowance.left()).toBe(0);
  now = 5_000;
  expect(allowance.left()).toBe(20);
  now = 1_000_000;
  expect(allowance.left()).toBe(100);
});
it('takes nothing from a clock that is set back', () => {
  let now = 10_000;
  const allowance = createAllowance({ mostBytes: 100, bytesPerSecond: 10, now: () => now });
  allowance.spend(100);
  now = 0;
  expect(allowance.left()).toBe(0);
});
