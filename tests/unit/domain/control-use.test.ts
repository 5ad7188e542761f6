/** When what an agent did on a page becomes a line of the time line. */
import { expect, test } from 'vitest';
import { countUse, isLineOver, type ControlUse } from '../../../server/domain/control-use.ts';

const used = (...kinds: ['click' | 'type' | 'scroll' | 'refused', number][]): ControlUse =>
  kinds.reduce<ControlUse | undefined>((use, [kind, at]) => countUse(use, kind, at), undefined) as ControlUse;

test('counts by kind', () => {
  const use = used(['click', 1], ['type', 2], ['click', 3], ['refused', 4]);
  expect(use).toEqual({ since: 1, lastAt: 4, counts: { click: 2, type: 1, refused: 1 } });
});

test.each([
  ['while it goes on', used(['click', 0], ['click', 4_000]), 8_000, false],
  ['after a pause', used(['click', 0], ['click', 4_000]), 9_000, true],
  ['after a minute without one', used(['scroll', 0], ['scroll', 59_999]), 60_000, true],
])('a line is over: %s', (_when, use, now, isOver) => {
  expect(isLineOver(use, now)).toBe(isOver);
});
