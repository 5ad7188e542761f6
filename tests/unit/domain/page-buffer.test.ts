/** What is kept of a page for late comers, and the order frames must come in. */
import { expect, test } from 'vitest';
import { createPageBuffer, createPageOrder } from '../../../server/domain/page-buffer.ts';

const frame = (byte: number, size = 10) => new Uint8Array(size).fill(byte);
const snapshot = (epoch: number, seq = 0) => ({ kind: 'snapshot', tab: 1, epoch, seq }) as const;
const delta = (epoch: number, seq: number) => ({ kind: 'delta', tab: 1, epoch, seq }) as const;

test('a snapshot and what follows are kept; the next snapshot takes their place', () => {
  const buffer = createPageBuffer(1_000);
  expect([
    buffer.add(snapshot(1), frame(1)),
    buffer.add(delta(1, 1), frame(2)),
    buffer.add(delta(1, 2), frame(3)),
  ]).toEqual(['kept', 'kept', 'kept']);
  expect(buffer.frames().map((bytes) => bytes[0])).toEqual([1, 2, 3]);
  buffer.add(snapshot(2), frame(9));
  expect(buffer.frames().map((bytes) => bytes[0])).toEqual([9]);
});

test.each([
  ['before any snapshot', [delta(1, 1)]],
  ['with a frame left out', [snapshot(1), delta(1, 2)]],
  ['of another epoch', [snapshot(1), delta(2, 1)]],
  ['twice', [snapshot(1), delta(1, 1), delta(1, 1)]],
])('a frame that comes %s is a gap', (_what, headers) => {
  const buffer = createPageBuffer(1_000);
  const outcomes = headers.map((header) => buffer.add(header, frame(1)));
  expect(outcomes.at(-1)).toBe('gap');
  expect(outcomes.slice(0, -1).every((outcome) => outcome === 'kept')).toBe(true);
});

test('more than the bound is dropped whole, and only a snapshot begins again', () => {
  const buffer = createPageBuffer(25);
  buffer.add(snapshot(1), frame(1));
  buffer.add(delta(1, 1), frame(2));
  expect(buffer.add(delta(1, 2), frame(3))).toBe('full');
  expect(buffer.frames()).toEqual([]);
  expect(buffer.add(delta(1, 3), frame(4))).toBe('gap');
  expect(buffer.add(snapshot(2), frame(5))).toBe('kept');
});

test('a reload may use the same epoch again; a replayed snapshot that is known is no new start', () => {
  const order = createPageOrder();
  expect(order.accepts(snapshot(1))).toBe(true);
  expect(order.accepts(delta(1, 1))).toBe(true);
  expect(order.accepts(snapshot(1), true)).toBe(false);
  expect(order.accepts(delta(1, 2))).toBe(true);
  expect(order.accepts(snapshot(1))).toBe(true);
  expect(order.accepts(delta(1, 1))).toBe(true);
});
