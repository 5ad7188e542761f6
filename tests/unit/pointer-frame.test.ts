/** Pointer frames: what is written is read again, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STROKE_POINTS } from '../../shared/protocol/limits.ts';
import {
  encodePointer,
  MAX_POINTER_BYTES,
  readPointer,
  type PointerFrame,
} from '../../shared/protocol/pointer-frame.ts';

const u32 = fc.nat(0xffff_ffff);
const share = fc.float({ noNaN: true, noDefaultInfinity: true });
const point = fc.record({ x: share, y: share });
const tab = fc.nat(255);
const frame: fc.Arbitrary<PointerFrame> = fc.oneof(
  fc.record({ kind: fc.constantFrom('move' as const, 'click' as const), tab, node: u32, x: share, y: share }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'wipe' as const), tab }),
  fc.record({ kind: fc.constant('outline' as const), tab, node: u32 }),
  fc.record({
    kind: fc.constant('stroke' as const),
    tab,
    node: u32,
    stroke: fc.nat(0xffff),
    isLast: fc.boolean(),
    points: fc.array(point, { maxLength: MAX_STROKE_POINTS }),
  }),
  fc.record({ kind: fc.constant('text' as const), tab, node: u32, from: u32, lastNode: u32, to: u32 }),
);

describe('pointer frames', () => {
  it('are read as they were written', () => {
    fc.assert(fc.property(frame, (one) => void expect(readPointer(encodePointer(one))).toEqual(one)));
  });
  it('are never longer than said', () => {
    fc.assert(
      fc.property(frame, (one) => void expect(encodePointer(one).length).toBeLessThanOrEqual(MAX_POINTER_BYTES)),
    );
  });
  it('with a byte more or less are none', () => {
    fc.assert(
      fc.property(frame, (one) => {
        const bytes = encodePointer(one);
        expect(readPointer(bytes.subarray(0, -1))).toBeUndefined();
        expect(readPointer(new Uint8Array([...bytes, 0]))).toBeUndefined();
      }),
    );
  });
  it.each([Number.NaN, Infinity, -Infinity])('place nothing at %s', (x) => {
    expect(readPointer(encodePointer({ kind: 'click', tab: 0, node: 1, x, y: 0 }))).toBeUndefined();
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: x },
    ];
    expect(
      readPointer(encodePointer({ kind: 'stroke', tab: 0, node: 1, stroke: 1, isLast: true, points })),
    ).toBeUndefined();
  });
  it('never throw, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => void readPointer(bytes)));
  });
});
