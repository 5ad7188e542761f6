/** Draws a marked run of text, as with a highlighter: a tint that leaves it readable, a line below, the name of who marked it. */
import type { TextRun } from './marks.ts';
import { add, addPath, addSvg, cut, putName, sayAgain, scaled, seenClip, show, type Drawing } from './mark-art.ts';
import { textBoxes } from './text-boxes.ts';

export function drawText(to: HTMLElement, agentName: string): Drawing<TextRun | null> {
  const clip = add(to, 'marks-clip');
  const art = addSvg(clip, 'marks-drawn');
  const tint = addPath(art, 'marks-text');
  const line = addPath(art, 'marks-under');
  const name = add(to, 'marks-name');
  name.textContent = agentName;
  let drawn: TextRun | null = null;
  return {
    draw(run, eye) {
      const first = run && eye.node(run.node);
      const holder = first?.parentElement ?? (first?.getRootNode() as ShadowRoot | undefined)?.host ?? null;
      const boxes =
        run && holder?.isConnected
          ? textBoxes({ first, from: run.from, last: eye.node(run.lastNode), to: run.to }, eye.top)
          : [];
      const [start] = boxes;
      show(start !== undefined, clip, name);
      if (run !== drawn) sayAgain(name);
      drawn = run;
      if (!start || !holder) return '';
      const seen = boxes.map((box) => scaled(box, eye));
      const shape = seen
        .map(({ left, top, width, height }) => `M${left} ${top}h${width}v${height}h${-width}z`)
        .join('');
      tint(shape);
      line(seen.map(({ left, top, width, height }) => `M${left} ${top + height}h${width}`).join(''));
      const room = seenClip(holder, eye);
      return cut(clip, room) + putName(name, scaled(start, eye), room) + shape;
    },
  };
}
