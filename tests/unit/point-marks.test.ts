/** What frames and time do to one agent's marks, and that agents can be told apart. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AGENT_COLOR, agentColor } from '../../shared/point/agent-colors.ts';
import {
  fadeMarks,
  isBare,
  MAX_POINTS_OF_STROKE,
  MAX_STROKES,
  NO_MARKS,
  POINTER_REST_MS,
  STROKE_FADE_MS,
  STROKE_SHOWN_MS,
  strengthOf,
  takeFrame,
  type Marks,
} from '../../shared/point/marks.ts';
import { AGENT_COLORS } from '../../shared/protocol/limits.ts';
import type { PointerFrame } from '../../shared/protocol/pointer-frame.ts';
import { contrast, readHex } from '../../widget/launcher/palette.ts';

describe('colours', () => {
  it('are as many as agents are told apart by, all different', () => {
    expect(new Set(AGENT_COLOR).size).toBe(AGENT_COLORS);
  });
  it.each(AGENT_COLOR)('%s is seen on light and dark, and white is read on it', (color) => {
    expect(contrast(readHex(color), readHex('#ffffff'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readHex(color), readHex('#161d1f'))).toBeGreaterThanOrEqual(3);
  });
  it('has one for any number', () => expect(agentColor(250)).toBe(AGENT_COLOR[0]));
});

const stroke = (number: number, node: number, xs: readonly number[], isLast = false): PointerFrame => ({
  kind: 'stroke',
  tab: 0,
  node,
  stroke: number,
  isLast,
  points: xs.map((x) => ({ x, y: 0 })),
});
const take = (...frames: PointerFrame[]): Marks =>
  frames.reduce((marks, frame) => takeFrame(marks, frame, 1_000), NO_MARKS);
const xsOf = (marks: Marks) => marks.strokes.map(({ points }) => points.map(({ x }) => x));

describe('a stroke', () => {
  it('grows by its pieces, and the pointer is at its end', () => {
    const marks = take(stroke(1, 5, [0, 1]), stroke(1, 5, [2]));
    expect(xsOf(marks)).toEqual([[0, 1, 2]]);
    expect(marks.pointer).toMatchObject({ node: 5, x: 2 });
  });
  it('begins anew when it is tied to something else', () => {
    expect(xsOf(take(stroke(1, 5, [0, 1]), stroke(1, 9, [7]), stroke(1, 9, [8], true)))).toEqual([[7, 8]]);
  });
  it('is another one with a number that is over', () => {
    expect(xsOf(take(stroke(1, 5, [0, 1], true), stroke(1, 5, [4])))).toEqual([[4]]);
  });
  it('stays, fades, and is gone', () => {
    const marks = take(stroke(1, 5, [0, 1], true));
    const [one] = marks.strokes;
    expect(strengthOf(one!, 1_000 + STROKE_SHOWN_MS)).toBe(1);
    expect(strengthOf(one!, 1_000 + STROKE_SHOWN_MS + STROKE_FADE_MS / 2)).toBe(0.5);
    expect(fadeMarks(marks, 1_000 + STROKE_SHOWN_MS + STROKE_FADE_MS).strokes).toHaveLength(1);
    expect(isBare(fadeMarks(marks, 1_001 + STROKE_SHOWN_MS + STROKE_FADE_MS))).toBe(true);
  });
});

test('a pointer nobody renews goes; an outline and marked text stay until they are taken away', () => {
  const marks = take(
    { kind: 'move', tab: 0, node: 4, x: 0, y: 0 },
    { kind: 'outline', tab: 0, node: 4 },
    { kind: 'text', tab: 0, node: 6, from: 0, lastNode: 6, to: 3 },
  );
  expect(fadeMarks(marks, 1_000 + POINTER_REST_MS)).toBe(marks);
  const later = fadeMarks(marks, 1_001 + POINTER_REST_MS);
  expect(later).toMatchObject({ pointer: null, outline: 4, text: { node: 6, to: 3 } });
  expect(takeFrame(later, { kind: 'outline', tab: 0, node: 0 }, 0).outline).toBeNull();
  expect(takeFrame(later, { kind: 'text', tab: 0, node: 0, from: 0, lastNode: 0, to: 0 }, 0).text).toBeNull();
  expect(isBare(takeFrame(later, { kind: 'wipe', tab: 0 }, 0))).toBe(true);
});

test('row 23: whatever comes, what is kept stays small', () => {
  const piece = fc.record({ number: fc.nat(65_535), node: fc.nat(50), count: fc.nat(64), isLast: fc.boolean() });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
      const marks = take(
        ...pieces.map(({ number, node, count, isLast }) => stroke(number, node, Array(count).fill(0), isLast)),
      );
      expect(marks.strokes.length).toBeLessThanOrEqual(MAX_STROKES);
    }),
    { numRuns: 30 },
  );
  const long = take(...Array.from({ length: 100 }, () => stroke(1, 5, Array(64).fill(0))));
  expect(long.strokes[0]?.points).toHaveLength(MAX_POINTS_OF_STROKE);
});
