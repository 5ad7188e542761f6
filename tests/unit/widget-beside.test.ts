/** Where a suggestion stands: near its field, never over it, never over another suggestion, rather not over other fields. */
import { expect, test } from 'vitest';
import { beside } from '../../widget/form/beside.ts';
import type { Box } from '../../shared/point/place-box.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height });
const FIELD = box(100, 200, 300, 40);
const SIZE = { width: 250, height: 44 };
const DESK = { width: 1200, height: 800, fields: [], chips: [], before: undefined };
const PHONE = { ...DESK, width: 390 };
const meets = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

test.each([
  ['beside it where there is room', FIELD, DESK, 'right'],
  ['below where another field stands beside', FIELD, { ...DESK, fields: [box(420, 200, 300, 40)] }, 'below'],
  ['below where the window ends beside', box(900, 200, 250, 40), DESK, 'below'],
  ['below on a phone', box(16, 200, 358, 40), PHONE, 'below'],
  ['above where the window ends below', box(16, 770, 358, 30), PHONE, 'above'],
  ['below, over a field, where fields are everywhere', FIELD, { ...DESK, fields: [box(0, 190, 2000, 400)] }, 'below'],
  ['where it stood before', FIELD, { ...DESK, before: 'below' as const }, 'below'],
])('%s', (_what, field, room, side) => {
  const spot = beside(field, SIZE, room);
  expect(spot.side).toBe(side);
  expect(meets(field, { ...spot, ...SIZE })).toBe(false);
});

test('several give way to one another, and stay in the window from side to side', () => {
  const fields = [box(300, 100, 80, 30), box(300, 135, 80, 30), box(300, 170, 80, 30)];
  const chips: Box[] = [];
  for (const field of fields) {
    const { left, top } = beside(field, SIZE, { ...PHONE, fields: fields.filter((one) => one !== field), chips });
    const chip = { left, top, ...SIZE };
    expect(chips.some((other) => meets(other, chip))).toBe(false);
    expect(left).toBeGreaterThanOrEqual(8);
    expect(left + SIZE.width).toBeLessThanOrEqual(382);
    chips.push(chip);
  }
});
