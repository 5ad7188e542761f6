/** The boxes of a run of text on the screen, line by line; of the text only, not of the blocks it fills. */
import { inWindow, type Box } from './place-box.ts';

/** A longer run is marked so far; more boxes than this is no text somebody points at. */
const MAX_NODES = 400;
const MAX_BOXES = 400;

type Run = { readonly first: Node | null; readonly from: number; readonly last: Node | null; readonly to: number };

export function textBoxes({ first, from, last, to }: Run, top: Window): readonly Box[] {
  if (!isText(first) || !isText(last)) return [];
  const root = first.getRootNode();
  // Frames may say anything, also two places that have nothing to do with one another.
  if (root !== last.getRootNode() || first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING) return [];
  const boxes: Box[] = [];
  const document = first.ownerDocument;
  const range = document.createRange();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  texts.currentNode = first;
  let node: Node | null = first;
  for (let count = 0; node && count < MAX_NODES && boxes.length < MAX_BOXES; count += 1) {
    const length = (node as Text).data.length;
    range.setStart(node, node === first ? Math.min(from, length) : 0);
    range.setEnd(node, node === last ? Math.min(to, length) : length);
    for (const box of range.getClientRects())
      if (box.width > 0 && box.height > 0) boxes.push(inWindow(box, document, top));
    if (node === last) break;
    node = texts.nextNode();
  }
  return boxes.slice(0, MAX_BOXES);
}

const isText = (node: Node | null): node is Text => node?.nodeType === 3;
