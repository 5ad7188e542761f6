/** The text marker: a run of text from where the mouse went down to where it is; a click alone takes the mark away. */
import type { Caret } from '../page/find-at.ts';
import type { Hand } from './hand.ts';

export type TextMarker = { down(x: number, y: number): void; move(x: number, y: number): void; up(): void };

export function createTextMarker({ replica, pace, send }: Hand): TextMarker {
  let from: Caret | null = null;
  let isMarked = false;
  function mark(to: Caret | null): void {
    if (!from || !to || from.node.getRootNode() !== to.node.getRootNode()) return;
    const [first, last] = isBefore(from, to) ? [from, to] : [to, from];
    const [node, lastNode] = [replica.nodeOf(first.node), replica.nodeOf(last.node)];
    if (node <= 0 || lastNode <= 0 || (first.node === last.node && first.offset === last.offset)) return;
    isMarked = true;
    send({ kind: 'text', node, from: first.offset, lastNode, to: last.offset });
  }
  return {
    down(x, y) {
      from = replica.caretAt(x, y);
      isMarked = false;
    },
    move: (x, y) => from && pace.soon(() => mark(replica.caretAt(x, y))),
    up() {
      if (from) pace.flush();
      from = null;
      if (!isMarked) send({ kind: 'text', node: 0, from: 0, lastNode: 0, to: 0 });
    },
  };
}

function isBefore(a: Caret, b: Caret): boolean {
  if (a.node === b.node) return a.offset <= b.offset;
  return Boolean(a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING);
}
