/** This page with the frames in it that are as much its own, and where in all of them the visitor is. */
/** Pages of advertisements have any number. */
const MAX_FRAMES = 10;

/** Through shadow trees and frames. */
export function deepestFocus(): Element | null {
  let element: Element | null = document.activeElement;
  for (let inner = element; inner; inner = below(inner)) element = inner;
  return element;
}
const below = (element: Element): Element | null =>
  element.shadowRoot?.activeElement ?? contentOf(element)?.activeElement ?? null;

export function* documents(): Iterable<Document> {
  yield document;
  for (const frame of [...document.getElementsByTagName('iframe')].slice(0, MAX_FRAMES)) {
    const inner = contentOf(frame);
    if (inner?.body) yield inner;
  }
}
function contentOf(element: Element): Document | null {
  try {
    return (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null;
  }
}
