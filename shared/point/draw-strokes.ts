/** Draws the strokes of a hand: a line with a light casing, rounded through its points, weaker as it fades. */
import { add, addPath, addSvg, cut, elementAt, seenBox, seenClip, show, type Drawing } from './mark-art.ts';
import { strengthOf, type Stroke } from './marks.ts';

type Art = { readonly clip: HTMLElement; readonly casing: (d: string) => void; readonly line: (d: string) => void };
type Place = readonly [x: number, y: number];
/** No screen is that wide: what a frame places beyond it is put there. */
const FAR_PX = 20_000;

export function drawStrokes(to: HTMLElement): Drawing<readonly Stroke[]> {
  const drawn = new Map<number, Art>();
  function artOf(number: number): Art {
    const known = drawn.get(number);
    if (known) return known;
    const clip = add(to, 'marks-clip');
    const svg = addSvg(clip, 'marks-drawn');
    const art = { clip, casing: addPath(svg, 'marks-casing'), line: addPath(svg, 'marks-line') };
    drawn.set(number, art);
    return art;
  }
  return {
    draw(strokes, eye) {
      for (const [number, { clip }] of drawn) {
        if (strokes.some((stroke) => stroke.number === number)) continue;
        clip.remove();
        drawn.delete(number);
      }
      return strokes
        .map((stroke) => {
          const { clip, casing, line } = artOf(stroke.number);
          const element = elementAt(stroke.node, eye);
          show(element !== null, clip);
          if (!element) return '';
          const { left, top, width, height } = seenBox(element, eye);
          const d = curve(stroke.points.map(({ x, y }): Place => [near(left + x * width), near(top + y * height)]));
          casing(d);
          line(d);
          const strength = strengthOf(stroke, eye.nowMs);
          clip.style.opacity = String(strength);
          return `${cut(clip, seenClip(element, eye))}${left},${top},${width},${height},${strength}`;
        })
        .join();
    },
  };
}

/** Bends between the middles of its pieces; a single point is a dot. */
function curve(places: readonly Place[]): string {
  const [first, ...rest] = places;
  const last = places.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map(([x, y], at) => {
    const [nextX, nextY] = rest[at + 1] ?? last;
    return `Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`;
  });
  return `M${first.join(' ')}${bends.join('')}L${last.join(' ')}`;
}
const near = (px: number): number => Math.round(Math.max(-FAR_PX, Math.min(px, FAR_PX)) * 10) / 10;
