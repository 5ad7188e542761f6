/** What is at a point of a picture of a page, in its shadow trees and in its frames too. */
import { inWindow } from '../../shared/point/place-box.ts';

/** The point is in pixels of the document the thing itself is in. */
export type Found = { readonly element: Element; readonly x: number; readonly y: number };
export type Caret = { readonly node: Node; readonly offset: number };

export function elementAt(page: Document, x: number, y: number): Found | null {
  let root: DocumentOrShadowRoot | null = page;
  let found: Found | null = null;
  let at = { x, y };
  while (root) {
    const element: Element | null = root.elementFromPoint(at.x, at.y);
    // The host itself: nothing of its shadow tree is there.
    if (!element || element.shadowRoot === root) break;
    found = { element, ...at };
    const frame: Document | null =
      element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    if (frame) at = within(frame, at.x, at.y);
    root = frame ?? element.shadowRoot;
  }
  return found;
}

/** The place in a text nearest to the point; null where there is none. */
export function caretAt(page: Document, x: number, y: number): Caret | null {
  const over = elementAt(page, x, y);
  if (!over) return null;
  const document = over.element.ownerDocument;
  const shadowRoots: ShadowRoot[] = [];
  for (let root = over.element.getRootNode(); 'host' in root; root = (root as ShadowRoot).host.getRootNode())
    shadowRoots.push(root as ShadowRoot);
  const caret = document.caretPositionFromPoint?.(over.x, over.y, { shadowRoots });
  if (caret) return caret.offsetNode.nodeType === 3 ? { node: caret.offsetNode, offset: caret.offset } : null;
  const range = document.caretRangeFromPoint?.(over.x, over.y);
  return range?.startContainer.nodeType === 3 ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** A point of the window a frame is in, in the frame's own pixels. */
function within(frame: Document, x: number, y: number): { x: number; y: number } {
  const top = frame.defaultView?.parent ?? null;
  if (!top) return { x, y };
  const unit = inWindow({ left: 0, top: 0, width: 1, height: 1 }, frame, top);
  return { x: (x - unit.left) / unit.width, y: (y - unit.top) / unit.height };
}
