/** Keeps something of the console at an element of the replica, whatever scrolls, grows and moves there. */
import { boxOf, type Box } from '../../shared/point/place-box.ts';

type Over = { readonly element: Element; readonly top: Window; readonly scale: number };

/** `place` is told the box on the glass whenever it is another one; `onGone`, once, when the element has left the page. */
export function followElement(
  { element, top, scale }: Over,
  place: (box: Box) => void,
  onGone: () => void,
): () => void {
  let frame = 0;
  let placed = '';
  const follow = (): void => {
    if (!element.isConnected) return onGone();
    const { left, top: above, width, height } = boxOf(element, top);
    const box = { left: left * scale, top: above * scale, width: width * scale, height: height * scale };
    const now = `${box.left} ${box.top} ${box.width} ${box.height}`;
    if (now !== placed) place(box);
    placed = now;
    frame = requestAnimationFrame(follow);
    return undefined;
  };
  follow();
  return () => cancelAnimationFrame(frame);
}
