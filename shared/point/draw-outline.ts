/** Draws the outline of an element, with the name of who drew it. */
import { add, cut, elementAt, putName, sayAgain, seenBox, seenClip, show, type Drawing } from './mark-art.ts';
import type { Box } from './place-box.ts';

/** Between an element and its outline, line and casing included. */
const GAP_PX = 5;

export function drawOutline(to: HTMLElement, agentName: string): Drawing<number | null> {
  const clip = add(to, 'marks-clip');
  const box = add(clip, 'marks-box');
  const name = add(to, 'marks-name');
  name.textContent = agentName;
  let drawn: number | null = null;
  return {
    draw(node, eye) {
      const element = node === null ? null : elementAt(node, eye);
      const of = element && seenBox(element, eye);
      const isShown = of !== null && of.width + of.height > 0;
      show(isShown, clip, name);
      if (node !== drawn) sayAgain(name);
      drawn = node;
      if (!isShown || !element) return '';
      const { left, top, width, height } = grow(of);
      const room = seenClip(element, eye);
      box.style.transform = `translate(${left}px, ${top}px)`;
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
      const isSeen = room.width > 0 && room.height > 0;
      return `${cut(clip, isSeen ? grow(room) : room)}${putName(name, { left, top, width, height }, room)}${width},${height}`;
    },
  };
}

const grow = ({ left, top, width, height }: Box): Box => ({
  left: left - GAP_PX,
  top: top - GAP_PX,
  width: width + 2 * GAP_PX,
  height: height + 2 * GAP_PX,
});
