/** Keeps elements of mine at elements of the replica while it scrolls and changes. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Box } from '../../shared/point/place-box.ts';
import { followElement } from '../page/follow-element.ts';
import type { Replica } from '../page/replica.ts';

type Over = { readonly replica: Pick<Replica, 'page'>; readonly scale: number };

/** `place` is told the box on the glass whenever it is another one; `onGone` when the element has left the page. */
export function useOverElement(
  own: RefObject<HTMLElement | null>,
  element: Element | null,
  { replica, scale }: Over,
  place: (own: HTMLElement, box: Box) => void,
  onGone: () => void = () => undefined,
): void {
  useEffect(() => {
    const top = replica.page();
    if (!element) return undefined;
    if (!top) return onGone();
    return followElement({ element, top, scale }, (box) => own.current && place(own.current, box), onGone);
  }, [element, replica, scale]);
}
