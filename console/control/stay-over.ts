/** Keeps something of the console over an element of the replica, whatever scrolls and moves there. */
import { boxOf } from '../../shared/point/place-box.ts';

type Over = { readonly element: Element; readonly top: Window; readonly scale: number };

/** `onGone` is called once, when the element is no longer there. */
export function stayOver(own: HTMLElement, { element, top, scale }: Over, onGone: () => void): () => void {
  let frame = 0;
  const follow = (): void => {
    if (!element.isConnected) return onGone();
    const { left, top: above, width, height } = boxOf(element, top);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    own.style.left = `${left * scale}px`;
    own.style.top = `${above * scale}px`;
    own.style.width = `${width * scale}px`;
    own.style.height = `${height * scale}px`;
    own.style.fontSize = `${Math.max(10, size * scale)}px`;
    frame = requestAnimationFrame(follow);
    return undefined;
  };
  follow();
  return () => cancelAnimationFrame(frame);
}
