/** The pen: sends a stroke in pieces while it is drawn, and when it is done once more, tied to what it is about. */
import { boxOf } from '../../shared/point/place-box.ts';
import { MAX_STROKE_POINTS } from '../../shared/protocol/limits.ts';
import type { Point } from '../../shared/protocol/pointer-frame.ts';
import { anchorOf } from './anchor-stroke.ts';
import type { Hand } from './hand.ts';
import { simplifyLine } from './simplify-line.ts';

/** What the eye does not miss, in pixels of the page. */
const TOLERANCE_PX = 0.8;
/** More than a hand draws at a stretch; after it the stroke ends by itself. */
const MAX_POINTS = 4_000;
/** Of the frame's number. */
const NUMBERS = 65_536;

/** Points are in pixels of the page. */
export type Pen = { down(at: Point): void; move(points: readonly Point[]): void; up(): void };

export function createPen({ replica, pace, send }: Hand): Pen {
  let number = Math.floor(performance.now()) % NUMBERS;
  let begun: { readonly element: Element; readonly node: number } | null = null;
  /** In shares of where it began: the page may scroll while it is drawn. */
  let drawn: Point[] = [];
  let sent = 0;

  const boxOn = (element: Element) => boxOf(element, replica.page() ?? window);
  function share(points: readonly Point[], element: Element): readonly Point[] {
    const { left, top, width, height } = boxOn(element);
    return points.map(({ x, y }) => ({ x: (x - left) / (width || 1), y: (y - top) / (height || 1) }));
  }
  function pixels(shares: readonly Point[], element: Element): readonly Point[] {
    const { left, top, width, height } = boxOn(element);
    return shares.map(({ x, y }) => ({ x: left + x * width, y: top + y * height }));
  }
  function say(node: number, points: readonly Point[], isDone: boolean): void {
    for (let at = 0; at === 0 || at < points.length; at += MAX_STROKE_POINTS) {
      const isLast = isDone && at + MAX_STROKE_POINTS >= points.length;
      send({ kind: 'stroke', node, stroke: number, isLast, points: points.slice(at, at + MAX_STROKE_POINTS) });
    }
  }
  function sendPiece(): void {
    if (!begun || sent === drawn.length) return;
    // The last one sent is where this piece's line begins.
    const piece = simplifyLine(pixels(drawn.slice(Math.max(0, sent - 1)), begun.element), TOLERANCE_PX);
    const fresh = sent === 0 ? piece : piece.slice(1);
    sent = drawn.length;
    say(begun.node, share(fresh, begun.element), false);
  }
  return {
    down(at) {
      const target = replica.targetAt(at.x, at.y);
      if (!target) return;
      number = (number + 1) % NUMBERS;
      begun = { element: target.element, node: target.spot.node };
      drawn = [...share([at], target.element)];
      sent = 0;
      pace.soon(sendPiece);
    },
    move(points) {
      // A fresh picture may have come: what it was drawn on is not there any more.
      if (!begun?.element.isConnected || drawn.length > MAX_POINTS) return;
      drawn.push(...share(points, begun.element));
      pace.soon(sendPiece);
    },
    up() {
      if (!begun) return;
      pace.flush();
      if (!begun.element.isConnected) return void (begun = null);
      const { element, node } = begun;
      const whole = simplifyLine(pixels(drawn, element), TOLERANCE_PX);
      const page = replica.page();
      const at = (x: number, y: number) => replica.targetAt(x, y)?.element ?? null;
      const anchor = page ? anchorOf(whole, element, page, at) : element;
      const other = replica.nodeOf(anchor);
      if (anchor !== element && other > 0) say(other, share(whole, anchor), true);
      else say(node, [], true);
      begun = null;
    },
  };
}
