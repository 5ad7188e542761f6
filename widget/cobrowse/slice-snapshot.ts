/**
 * Takes a large page's snapshot in slices, so that the page stays quick under the visitor's hands: what the recorder has not
 * reached when its time is up follows as added nodes. It needs the recorder as the build fits it.
 *
 * A change of the page between two slices meets nodes the recorder knows, and is told, or nodes it does not know, and is not:
 * these are read as they are when their turn comes.
 */
import type { record } from '@rrweb/record';
import type { eventWithTime, serializedNodeWithId } from '@rrweb/types';
import { after, type Cancel } from '../env.ts';

/** How long the recorder reads at a time, in ms; cleaning and packing come on top. */
const SLICE_MS = 16;
/** Let the page's own work pass between two slices, in ms. */
const REST_MS = 4;
/** A part of what is in them makes no sense, and documents have no name. */
const WHOLE = /^(|html|head|style|select|optgroup|textarea)$/;

/** The number of all nodes the recorder leaves out. */
const LEFT_OUT = -2;

type Options = { readonly doc: Document };
/** What the build adds to the recorder. */
export type FittedRecord = typeof record & {
  postpone?: (parent: Node, options: Options) => boolean;
  serialize?: (node: Node, options: Options) => serializedNodeWithId | null;
  tell?: (event: Omit<eventWithTime, 'timestamp'>) => void;
  /** Tells a field as if it had just changed, masked as ever; nothing where it knows that already. */
  hear?: (field: Element) => void;
};
/** The recorder's nodes by id, which it keeps to itself. */
type KnownNodes = { readonly idNodeMap: Map<number, Node> };
type Add = { parentId: number; nextId: number | null; node: serializedNodeWithId };

export type Slicing = {
  /** Call right before a snapshot is taken. */
  begin(): void;
  stop: Cancel;
};

export function sliceSnapshots(recorder: typeof record, onFault: (fault: unknown) => void): Slicing {
  const { mirror, serialize, tell } = recorder as FittedRecord;
  const waiting = new Map<Node, Options>();
  /** What grows with the slices: it could not be scrolled while it was short. */
  const grown = new Set<Node>();
  let until = 0;
  let cancel: Cancel | undefined;
  if (!serialize || !tell) return { begin() {}, stop() {} };

  const isKnown = (node: Node) => mirror.getId(node) > 0 && mirror.getNode(mirror.getId(node)) === node;
  (recorder as FittedRecord).postpone = (parent, options) => {
    if (performance.now() < until || WHOLE.test((parent as Element).localName ?? '')) return false;
    waiting.set(parent, options);
    cancel ??= after(REST_MS, next);
    return true;
  };

  const addChildren = (parent: Node, options: Options, adds: Add[]): void => {
    const parentId = mirror.getId(parent);
    const unknown: (readonly [child: Node, nextId: number | null])[] = [];
    let nextId: number | null = null;
    for (let child = parent.lastChild; child; child = child.previousSibling) {
      if (isKnown(child)) nextId = mirror.getId(child);
      else if (mirror.getId(child) !== LEFT_OUT) unknown.push([child, nextId]);
    }
    for (const [index, [child, before]] of unknown.reverse().entries()) {
      // At least one each time: the way to it may have been long.
      if (index > 0 && performance.now() > until) return void waiting.set(parent, options);
      const node = serialize(child, options);
      if (node) adds.push({ parentId, nextId: before, node });
    }
  };

  const next = (): void => {
    cancel = undefined;
    until = performance.now() + SLICE_MS;
    const adds: Add[] = [];
    try {
      for (const [parent, options] of waiting) {
        waiting.delete(parent);
        if (isKnown(parent)) addChildren(parent, options, adds);
        for (let node: Node | null = parent; node && !grown.has(node); node = above(node)) grown.add(node);
        if (performance.now() > until) break;
      }
    } catch (fault) {
      return onFault(fault);
    }
    if (adds.length > 0) tell({ type: 3, data: { source: 0, adds, removes: [], texts: [], attributes: [] } } as never);
    if (waiting.size > 0) cancel ??= after(REST_MS, next);
    else tellScroll();
    return undefined;
  };

  const tellScroll = (): void => {
    for (const node of grown) {
      const { scrollLeft: x, scrollTop: y } = ((node as Document).scrollingElement ?? node) as Element;
      if ((x || y) && isKnown(node)) tell({ type: 3, data: { source: 3, id: mirror.getId(node), x, y } } as never);
    }
    grown.clear();
  };

  return {
    begin() {
      // What only an earlier picture showed is unknown again; its numbers stay.
      (mirror as unknown as KnownNodes).idNodeMap.clear();
      waiting.clear();
      grown.clear();
      cancel?.();
      cancel = undefined;
      until = performance.now() + SLICE_MS;
    },
    stop() {
      waiting.clear();
      cancel?.();
      delete (recorder as FittedRecord).postpone;
    },
  };
}

const above = (node: Node): Node | null => node.parentNode ?? (node as ShadowRoot).host ?? null;
