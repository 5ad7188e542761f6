/** Draws an agent's pointer with the name, and the ring of a click. */
import type { Marks } from './marks.ts';
import { add, addPath, addSvg, elementAt, seenBox, seenClip, seenWindow, show, type Drawing } from './mark-art.ts';
import { meet } from './place-box.ts';

const ARROW = 'M4 2 20 11 12.5 13 9.5 20.5Z';
/** What it needs of the window at its edges, and beside it for a name. */
const EDGE_PX = 4;
const SIZE_PX = 24;
const NAME_PX = 190;

export type PointerDrawing = Drawing<Marks['pointer']> & { ring(): () => void };

export function drawPointer(to: HTMLElement, agentName: string): PointerDrawing {
  const pointer = add(to, 'marks-pointer');
  const arrow = addSvg(pointer, '');
  arrow.setAttribute('viewBox', '0 0 24 24');
  addPath(arrow, '', ARROW);
  add(pointer, 'marks-name').textContent = agentName;
  let place = '';
  return {
    draw(spot, eye) {
      const element = spot && elementAt(spot.node, eye);
      show(Boolean(element), pointer);
      if (!spot || !element) return (place = '');
      const { left, top, width, height } = seenBox(element, eye);
      const whole = seenWindow(eye);
      const part = meet(whole, seenClip(element, eye));
      // What is out of sight is pointed at from the edge it lies behind.
      const room = part.width > 0 && part.height > 0 ? part : whole;
      const x = within(left + spot.x * width, room.left, room.width);
      const y = within(top + spot.y * height, room.top, room.height);
      place = `translate(${x}px, ${y}px)`;
      pointer.style.transform = place;
      pointer.toggleAttribute('data-turned', x > whole.width - NAME_PX);
      return place;
    },
    ring() {
      if (!place) return () => {};
      const ring = add(to, 'marks-ring');
      ring.style.transform = place;
      return () => ring.remove();
    },
  };
}

const within = (value: number, from: number, size: number): number =>
  Math.max(from + EDGE_PX, Math.min(value, from + size - SIZE_PX));
