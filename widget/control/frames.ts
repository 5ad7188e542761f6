/** Frames of the page's own origin: where their places are in the window, and who has the focus in them. */
import { parentOf } from '../../shared/page/read-steps.ts';
import { documentIn } from '../../shared/page/document-in.ts';

export type Place = { readonly x: number; readonly y: number };

/** The frame an element's document stands in; null in the page itself. */
export const frameOf = ({ ownerDocument }: Element): Element | null => ownerDocument.defaultView?.frameElement ?? null;

/** Whether a way of open frames leads from here to this page. */
export function isOurs(element: Element): boolean {
  let one: Element | null = element;
  while (one && one.ownerDocument !== document) one = frameOf(one);
  return one !== null;
}

/** The same place in the document around the frame. */
export function placeAround(frame: Element, { x, y }: Place): Place {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = frame as HTMLElement;
  const wide = offsetWidth > 0 ? width / offsetWidth : 1;
  const high = offsetHeight > 0 ? height / offsetHeight : 1;
  return { x: left + (frame.clientLeft + x) * wide, y: top + (frame.clientTop + y) * high };
}

/** The element of the document that is really at a place, through shadow roots; below what only lies over the page for a while. */
export function elementAt(page: Document, { x, y }: Place, isVeil: (element: Element) => boolean): Element | null {
  let hit: Element | null = null;
  for (let root: DocumentOrShadowRoot | null = page; root; root = hit?.shadowRoot ?? null) {
    let below: Element | null = root.elementFromPoint(x, y);
    if (below && isVeil(below)) below = root.elementsFromPoint(x, y)[1] ?? null;
    if (!below || below === hit) break;
    hit = below;
  }
  return hit;
}
export function isIn(inner: Element, outer: Element): boolean {
  for (let one: Element | null = inner; one; one = parentOf(one)) if (one === outer) return true;
  return false;
}

/** All documents of the page that are open to us, itself first. */
export function documentsOf(page: Document): Document[] {
  const inner = [...page.querySelectorAll('iframe,frame')].flatMap((frame) => documentIn(frame) ?? []);
  return [page, ...inner.flatMap(documentsOf)];
}

export function focusedIn(page: Document): Element | null {
  let element = page.activeElement;
  while (element) {
    const inner = element.shadowRoot?.activeElement ?? documentIn(element)?.activeElement;
    if (!inner) break;
    element = inner;
  }
  return element;
}
