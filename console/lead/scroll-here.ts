/** Scrolls the replica itself, not the visitor's page: the innermost area below my mouse that can still go that way. */

export function scrollHere(over: Element, dx: number, dy: number): void {
  const page = over.ownerDocument.scrollingElement ?? over.ownerDocument.documentElement;
  let area: Element = page;
  for (let element: Element | null = over; element && element !== page; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const canX = isScroller(overflowX) && canGo(element.scrollLeft, dx, element.scrollWidth - element.clientWidth);
    const canY = isScroller(overflowY) && canGo(element.scrollTop, dy, element.scrollHeight - element.clientHeight);
    if (!canX && !canY) continue;
    area = element;
    break;
  }
  area.scrollBy({ left: dx, top: dy, behavior: 'instant' });
}

const isScroller = (overflow: string): boolean => /auto|scroll/.test(overflow);
const canGo = (at: number, by: number, most: number): boolean => by !== 0 && (by > 0 ? at < most - 1 : at > 1);
