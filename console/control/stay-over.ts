/** Lays something of the console exactly over a field of the replica, its letters as large as the field's. */
import { followElement } from '../page/follow-element.ts';

type Over = Parameters<typeof followElement>[0];

/** `onGone` is called once, when the element is no longer there. */
export function stayOver(own: HTMLElement, over: Over, onGone: () => void): () => void {
  const { element, scale } = over;
  const place: Parameters<typeof followElement>[1] = ({ left, top, width, height }) => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    own.style.left = `${left}px`;
    own.style.top = `${top}px`;
    own.style.width = `${width}px`;
    own.style.height = `${height}px`;
    own.style.fontSize = `${Math.max(10, size * scale)}px`;
  };
  return followElement(over, place, onGone);
}
