/** Keeps elements of mine at elements of the replica while it scrolls and changes. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { boxOf } from '../../shared/point/place-box.ts';
import type { Replica } from '../page/replica.ts';

type Over = { readonly replica: Pick<Replica, 'page'>; readonly scale: number };

/** `place` is told the box on the glass at every picture of the screen; `onGone` when the element has left the page. */
export function useOverElement(
  own: RefObject<HTMLElement | null>,
  element: Element | null,
  { replica, scale }: Over,
  place: (own: HTMLElement, box: { left: number; top: number; width: number; height: number }) => void,
  onGone: () => void = () => undefined,
): void {
  useEffect(() => {
    if (!element) return;
    let frame = 0;
    let drawn = '';
    const follow = () => {
      const page = replica.page();
      if (!element.isConnected || !page) return onGone();
      const { left, top, width, height } = boxOf(element, page);
      const box = { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
      const now = `${box.left} ${box.top} ${box.width} ${box.height}`;
      if (own.current && now !== drawn) place(own.current, box);
      drawn = now;
      frame = requestAnimationFrame(follow);
      return undefined;
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [element, replica, scale]);
}
