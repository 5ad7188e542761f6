/** Turns my wheel over the replica into how far the area below it is to be scrolled, gathered so that the visitor's page can follow. */
import type { PageAction } from '../../shared/protocol/control.ts';

/** So often at most, in ms; and how long what I wanted counts more than what the replica shows, in ms. */
const EVERY_MS = 90;
const OWN_MS = 600;

type Ports = {
  nodeOf: (element: Element) => number;
  act: (action: PageAction) => void;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
};
export type Wheel = { turn(over: Element, dx: number, dy: number): void; stop(): void };

export function createWheel({ nodeOf, act, now, after }: Ports): Wheel {
  let area: Element | null = null;
  let left = 0;
  let top = 0;
  let turnedAt = 0;
  let cancel: (() => void) | undefined;

  function send(): void {
    cancel = undefined;
    if (!area) return;
    const node = nodeOf(area);
    const [wide, high] = [area.scrollWidth - area.clientWidth, area.scrollHeight - area.clientHeight];
    if (node > 0) act({ do: 'scroll', node, x: wide > 0 ? left / wide : 0, y: high > 0 ? top / high : 0 });
  }
  return {
    turn(over, dx, dy) {
      const found = areaAt(over, dx, dy, nodeOf);
      if (found !== area || now() - turnedAt > OWN_MS) {
        area = found;
        left = found.scrollLeft;
        top = found.scrollTop;
      }
      turnedAt = now();
      left = clamp(left + dx, found.scrollWidth - found.clientWidth);
      top = clamp(top + dy, found.scrollHeight - found.clientHeight);
      cancel ??= after(EVERY_MS, send);
    },
    stop: () => cancel?.(),
  };
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.max(most, 0));

/** The innermost area that can still go that way, or the page; out of a frame that cannot into the page around it. */
function areaAt(over: Element, dx: number, dy: number, nodeOf: Ports['nodeOf']): Element {
  const page = over.ownerDocument.scrollingElement ?? over.ownerDocument.documentElement;
  for (let element: Element | null = over; element && element !== page; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (canScroll(element, /auto|scroll/.test(overflowX) ? dx : 0, /auto|scroll/.test(overflowY) ? dy : 0))
      return element;
  }
  const frame = over.ownerDocument.defaultView?.frameElement;
  // The frame the whole picture is in is no part of it.
  return frame && nodeOf(frame) > 0 && !canScroll(page, dx, dy) ? areaAt(frame, dx, dy, nodeOf) : page;
}
const canScroll = (area: Element, dx: number, dy: number): boolean =>
  (dx !== 0 && canGo(area.scrollLeft, dx, area.scrollWidth - area.clientWidth)) ||
  (dy !== 0 && canGo(area.scrollTop, dy, area.scrollHeight - area.clientHeight));
const canGo = (at: number, by: number, most: number): boolean => (by > 0 ? at < most - 1 : at > 1);
