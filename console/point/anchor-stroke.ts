/**
 * Finds what a finished stroke is about: what lies in its middle, up to the largest thing the stroke still goes round. Tied to that it stays
 * right when the layout changes; tied to where it happened to begin it would not.
 */
import { boxOf, type Box } from '../../shared/point/place-box.ts';
import type { Point } from '../../shared/protocol/pointer-frame.ts';

/** A hand goes round things roughly; so much may stick out, in shares of the stroke's size. */
const SLACK = 0.15;

/** `points` are in pixels of the page's window; answers with `begun` where nothing fits better. */
export function anchorOf(
  points: readonly Point[],
  begun: Element,
  page: Window,
  elementAt: (x: number, y: number) => Element | null,
): Element {
  const around = bounds(points);
  const middle = elementAt(around.left + around.width / 2, around.top + around.height / 2);
  if (!middle || area(boxOf(middle, page)) >= area(boxOf(begun, page))) return begun;
  let anchor = middle;
  for (let at = middle.parentElement; at && isIn(boxOf(at, page), around); at = at.parentElement) anchor = at;
  return anchor;
}

function bounds(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
function isIn(box: Box, around: Box): boolean {
  const [wide, high] = [around.width * SLACK, around.height * SLACK];
  return (
    box.left >= around.left - wide &&
    box.top >= around.top - high &&
    box.left + box.width <= around.left + around.width + wide &&
    box.top + box.height <= around.top + around.height + high
  );
}
const area = ({ width, height }: Box): number => width * height;
