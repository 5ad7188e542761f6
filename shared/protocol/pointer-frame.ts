/**
 * What an agent shows on a visitor's page, as frames of bytes (agent → visitor) on a channel of their own: pointer, ring of a
 * click, outline of an element, drawing, marked text. Everything is placed by the recorder's node and a share of its box, so it is
 * right on another viewport, after scrolling and after the layout changed.
 *
 * Big endian: u8 kind · u8 tab number · u32 node, and by kind
 * 0 move, 1 click: f32 x · f32 y, in widths and heights of the node's box
 * 2 leave: nothing; node is 0
 * 3 outline: nothing; node 0 takes it away
 * 4 stroke: u16 number of the stroke · u8 is it the last piece · then up to MAX_STROKE_POINTS times f32 x · f32 y
 * 5 text: u32 offset in the text node · u32 last text node · u32 offset there; node 0 takes it away
 * 6 wipe: takes away everything this agent has drawn; node is 0
 *
 * On its way down the server puts one byte before it: the colour of the agent's grant (see consent.ts), by which the page knows who it is.
 */
import { MAX_STROKE_POINTS } from './limits.ts';

export type Spot = { readonly node: number; readonly x: number; readonly y: number };
export type Point = { readonly x: number; readonly y: number };
export type PointerFrame = { readonly tab: number } & (
  | ({ readonly kind: 'move' | 'click' } & Spot)
  | { readonly kind: 'leave' | 'wipe' }
  | { readonly kind: 'outline'; readonly node: number }
  | {
      readonly kind: 'stroke';
      readonly node: number;
      readonly stroke: number;
      readonly isLast: boolean;
      readonly points: readonly Point[];
    }
  | {
      readonly kind: 'text';
      readonly node: number;
      readonly from: number;
      readonly lastNode: number;
      readonly to: number;
    }
);

const KINDS = ['move', 'click', 'leave', 'outline', 'stroke', 'text', 'wipe'] as const;
const HEAD_BYTES = 6;
const POINT_BYTES = 8;
const STROKE_HEAD_BYTES = 3;
const TEXT_BYTES = 12;
export const MAX_POINTER_BYTES = HEAD_BYTES + STROKE_HEAD_BYTES + MAX_STROKE_POINTS * POINT_BYTES;

export function encodePointer(frame: PointerFrame): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + bodyBytes(frame));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, KINDS.indexOf(frame.kind));
  view.setUint8(1, frame.tab);
  view.setUint32(2, 'node' in frame ? frame.node : 0);
  if (frame.kind === 'move' || frame.kind === 'click') setPoint(view, HEAD_BYTES, frame);
  if (frame.kind === 'stroke') {
    view.setUint16(HEAD_BYTES, frame.stroke);
    view.setUint8(HEAD_BYTES + 2, frame.isLast ? 1 : 0);
    frame.points.forEach((point, place) => setPoint(view, HEAD_BYTES + STROKE_HEAD_BYTES + place * POINT_BYTES, point));
  }
  if (frame.kind === 'text') {
    view.setUint32(HEAD_BYTES, frame.from);
    view.setUint32(HEAD_BYTES + 4, frame.lastNode);
    view.setUint32(HEAD_BYTES + 8, frame.to);
  }
  return bytes;
}

/** Undefined for anything that is not a well-formed frame. */
export function readPointer(bytes: Uint8Array): PointerFrame | undefined {
  if (bytes.byteLength < HEAD_BYTES || bytes.byteLength > MAX_POINTER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KINDS[view.getUint8(0)];
  const tab = view.getUint8(1);
  const node = view.getUint32(2);
  const rest = bytes.byteLength - HEAD_BYTES;
  switch (kind) {
    case 'move':
    case 'click': {
      const point = rest === POINT_BYTES ? pointAt(view, HEAD_BYTES) : undefined;
      return point && { kind, tab, node, ...point };
    }
    case 'leave':
    case 'wipe':
      return rest === 0 && node === 0 ? { kind, tab } : undefined;
    case 'outline':
      return rest === 0 ? { kind, tab, node } : undefined;
    case 'stroke':
      return readStroke(view, tab, node);
    case 'text': {
      if (rest !== TEXT_BYTES) return undefined;
      const [from, lastNode, to] = [0, 4, 8].map((at) => view.getUint32(HEAD_BYTES + at)) as [number, number, number];
      return { kind, tab, node, from, lastNode, to };
    }
    default:
      return undefined;
  }
}

function readStroke(view: DataView, tab: number, node: number): PointerFrame | undefined {
  const length = view.byteLength - HEAD_BYTES - STROKE_HEAD_BYTES;
  if (length < 0 || length % POINT_BYTES !== 0) return undefined;
  const points: Point[] = [];
  for (let at = HEAD_BYTES + STROKE_HEAD_BYTES; at < view.byteLength; at += POINT_BYTES) {
    const point = pointAt(view, at);
    if (!point) return undefined;
    points.push(point);
  }
  const isLast = view.getUint8(HEAD_BYTES + 2) === 1;
  return { kind: 'stroke', tab, node, stroke: view.getUint16(HEAD_BYTES), isLast, points };
}

function bodyBytes(frame: PointerFrame): number {
  if (frame.kind === 'move' || frame.kind === 'click') return POINT_BYTES;
  if (frame.kind === 'stroke') return STROKE_HEAD_BYTES + frame.points.length * POINT_BYTES;
  return frame.kind === 'text' ? TEXT_BYTES : 0;
}
function setPoint(view: DataView, at: number, { x, y }: Point): void {
  view.setFloat32(at, x);
  view.setFloat32(at + 4, y);
}
function pointAt(view: DataView, at: number): Point | undefined {
  const [x, y] = [view.getFloat32(at), view.getFloat32(at + 4)];
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}
