/** What one agent has on a page: pointer, outline, marked text, strokes; how frames change it and time fades it. Pure. */
import type { PointerFrame, Point, Spot } from '../protocol/pointer-frame.ts';

/** A pointer nobody renews is taken away after this, in ms. */
export const POINTER_REST_MS = 4_000;
/** A stroke stays so long after its last piece, then fades, in ms. */
export const STROKE_SHOWN_MS = 5_000;
export const STROKE_FADE_MS = 1_000;
/** More than a hand draws before the first fades; beyond it the oldest goes. */
export const MAX_STROKES = 40;
export const MAX_POINTS_OF_STROKE = 1_500;

export type Stroke = {
  readonly number: number;
  readonly node: number;
  readonly points: readonly Point[];
  readonly isOver: boolean;
  readonly touchedAt: number;
};
export type TextRun = Pick<Extract<PointerFrame, { kind: 'text' }>, 'node' | 'from' | 'lastNode' | 'to'>;
export type Marks = {
  readonly pointer: (Spot & { readonly movedAt: number }) | null;
  /** Its node. */
  readonly outline: number | null;
  readonly text: TextRun | null;
  readonly strokes: readonly Stroke[];
};
export const NO_MARKS: Marks = { pointer: null, outline: null, text: null, strokes: [] };

export function takeFrame(marks: Marks, frame: PointerFrame, nowMs: number): Marks {
  switch (frame.kind) {
    case 'move':
    case 'click':
      return { ...marks, pointer: { node: frame.node, x: frame.x, y: frame.y, movedAt: nowMs } };
    case 'leave':
      return { ...marks, pointer: null };
    case 'outline':
      return { ...marks, outline: frame.node || null };
    case 'text': {
      const { node, from, lastNode, to } = frame;
      return { ...marks, text: node ? { node, from, lastNode, to } : null };
    }
    case 'wipe':
      return { ...marks, outline: null, text: null, strokes: [] };
    case 'stroke': {
      const last = frame.points.at(-1);
      const pointer = last ? { node: frame.node, x: last.x, y: last.y, movedAt: nowMs } : marks.pointer;
      return { ...marks, pointer, strokes: addPiece(marks.strokes, frame, nowMs) };
    }
  }
}

/** A piece on another node is the stroke from its beginning, now placed by what it is about. */
function addPiece(
  strokes: readonly Stroke[],
  { stroke: number, node, isLast, points }: Extract<PointerFrame, { kind: 'stroke' }>,
  nowMs: number,
): readonly Stroke[] {
  const known = strokes.find((stroke) => stroke.number === number);
  const before = known?.node === node && !known.isOver ? known.points : [];
  const all = [...before, ...points].slice(0, MAX_POINTS_OF_STROKE);
  const grown: Stroke = { number, node, points: all, isOver: isLast, touchedAt: nowMs };
  return [...strokes.filter((stroke) => stroke !== known), grown].slice(-MAX_STROKES);
}

/** The same marks where time has changed nothing. */
export function fadeMarks(marks: Marks, nowMs: number): Marks {
  const isPointerOver = marks.pointer !== null && nowMs - marks.pointer.movedAt > POINTER_REST_MS;
  const isGone = ({ touchedAt }: Stroke) => nowMs - touchedAt > STROKE_SHOWN_MS + STROKE_FADE_MS;
  if (!isPointerOver && !marks.strokes.some(isGone)) return marks;
  return {
    ...marks,
    pointer: isPointerOver ? null : marks.pointer,
    strokes: marks.strokes.filter((stroke) => !isGone(stroke)),
  };
}

/** From 1 to 0. */
export const strengthOf = ({ touchedAt }: Stroke, nowMs: number): number =>
  Math.min(1, Math.max(0, 1 - (nowMs - touchedAt - STROKE_SHOWN_MS) / STROKE_FADE_MS));

export const isBare = ({ pointer, outline, text, strokes }: Marks): boolean =>
  pointer === null && outline === null && text === null && strokes.length === 0;
