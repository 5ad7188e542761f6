/** Where an element of a page, of a frame in it or of a shadow tree is in the window, and the part of the window it can be seen in. Reads layout, changes nothing. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** In pixels of `top`, the window the page is shown in; frames between the two are of the same origin. */
export const boxOf = (element: Element, top: Window): Box =>
  inWindow(element.getBoundingClientRect(), element.ownerDocument, top);

export function inWindow(box: Box, document: Document, top: Window): Box {
  const frame = frameOf(document, top);
  if (!frame) return box;
  const { element, left, top: above, scale } = frame;
  const placed = {
    left: left + box.left * scale,
    top: above + box.top * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
  return inWindow(placed, element.ownerDocument, top);
}

/** What its scrolling ancestors leave of the window for it; without width or height where they leave nothing. */
export function clipOf(element: Element, top: Window): Box {
  let clip: Box = { left: 0, top: 0, width: top.innerWidth, height: top.innerHeight };
  for (let at: Element | null = element; at; at = frameOf(at.ownerDocument, top)?.element ?? null)
    clip = clipWithin(at, top, clip);
  return clip;
}

function clipWithin(element: Element, top: Window, whole: Box): Box {
  let clip = element.localName === 'iframe' ? meet(whole, boxOf(element, top)) : whole;
  let { position } = getComputedStyle(element);
  for (let at = outer(element); at && position !== 'fixed'; at = outer(at)) {
    const style = getComputedStyle(at);
    // What is positioned is not cut by those it is not positioned in.
    if (position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
    position = style.position;
    const isPage = at === at.ownerDocument.documentElement || at === at.ownerDocument.body;
    if (!isPage && /auto|scroll|hidden|clip/.test(style.overflow)) clip = meet(clip, boxOf(at, top));
  }
  return clip;
}

export function meet(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - left);
  const height = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - top);
  return { left, top, width, height };
}

function outer(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent && 'host' in parent
    ? (parent.host as Element)
    : (parent as Node | null)?.nodeType === 1
      ? (parent as Element)
      : null;
}

function frameOf(document: Document, top: Window) {
  const view = document.defaultView;
  const element = view && view !== top ? (view.frameElement as HTMLElement | null) : null;
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const scale = box.width / element.offsetWidth || 1;
  const { paddingLeft, paddingTop } = getComputedStyle(element);
  return {
    element,
    scale,
    left: box.left + (element.clientLeft + Number.parseFloat(paddingLeft)) * scale,
    top: box.top + (element.clientTop + Number.parseFloat(paddingTop)) * scale,
  };
}
