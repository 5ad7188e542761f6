/** Leaves out of a line what the eye does not miss (Ramer, Douglas, Peucker). Pure. */
import type { Point } from '../../shared/protocol/pointer-frame.ts';

/** No point that is left out lies further than this from the line that is kept; ends are kept. */
export function simplifyLine(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 3 || !first || !last) return points;
  let [furthest, at] = [0, 0];
  points.forEach((point, index) => {
    const far = distance(point, first, last);
    if (far > furthest) [furthest, at] = [far, index];
  });
  if (furthest <= tolerance) return [first, last];
  const before = simplifyLine(points.slice(0, at + 1), tolerance);
  return [...before.slice(0, -1), ...simplifyLine(points.slice(at), tolerance)];
}

/** Of a point from the piece between two others. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const [wide, high] = [to.x - from.x, to.y - from.y];
  const square = wide * wide + high * high;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * wide + (y - from.y) * high) / square));
  return Math.hypot(x - from.x - share * wide, y - from.y - share * high);
}
