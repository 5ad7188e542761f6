/**
 * The envelope of binary frames: page frames (visitor → agent) and pointer frames (agent → visitor). The server reads these
 * bytes and nothing behind them.
 *
 * Page frame, big endian: u8 kind (0 snapshot, 1 delta) · u8 tab number · u32 epoch · u32 seq · payload (deflated JSON array
 * of recorder events). A snapshot starts a new epoch and a new dictionary; seq counts from 0 within an epoch.
 *
 * Kind 2 is an asset: a picture or letters the page shows. It stands outside of that order: epoch and seq are a hash of its
 * address and content, by which everybody on the way knows it again; the payload is u16 length of the address · address · content.
 */
export const PAGE_FRAME_HEADER_BYTES = 10;
export type PageFrameHeader = { kind: 'snapshot' | 'delta' | 'asset'; tab: number; epoch: number; seq: number };

const PAGE_KINDS = ['snapshot', 'delta', 'asset'] as const;

export function encodePageFrame(header: PageFrameHeader, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(PAGE_FRAME_HEADER_BYTES + payload.byteLength);
  const view = new DataView(frame.buffer);
  view.setUint8(0, PAGE_KINDS.indexOf(header.kind));
  view.setUint8(1, header.tab);
  view.setUint32(2, header.epoch);
  view.setUint32(6, header.seq);
  frame.set(payload, PAGE_FRAME_HEADER_BYTES);
  return frame;
}

/** Undefined for anything that is not a well-formed envelope. */
export function readPageFrame(frame: Uint8Array): PageFrameHeader | undefined {
  if (frame.byteLength < PAGE_FRAME_HEADER_BYTES) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const kind = PAGE_KINDS[view.getUint8(0)];
  if (!kind) return undefined;
  return {
    kind,
    tab: view.getUint8(1),
    epoch: view.getUint32(2),
    seq: view.getUint32(6),
  };
}

/**
 * Pointer frame, big endian: u8 kind (0 move, 1 click, 2 leave) · u32 node id of the recorder · i16 x · i16 y, the position
 * within the node's box in 1/10,000 of its width and height (so it is right on another viewport and after scrolling).
 */
export const POINTER_FRAME_BYTES = 9;
export type Pointer = { kind: 'move' | 'click' | 'leave'; node: number; x: number; y: number };
const POINTER_KINDS = ['move', 'click', 'leave'] as const;

export function encodePointer(pointer: Pointer): Uint8Array {
  const frame = new Uint8Array(POINTER_FRAME_BYTES);
  const view = new DataView(frame.buffer);
  view.setUint8(0, POINTER_KINDS.indexOf(pointer.kind));
  view.setUint32(1, pointer.node);
  view.setInt16(5, Math.round(pointer.x * 10_000));
  view.setInt16(7, Math.round(pointer.y * 10_000));
  return frame;
}

export function readPointer(frame: Uint8Array): Pointer | undefined {
  if (frame.byteLength !== POINTER_FRAME_BYTES) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const kind = POINTER_KINDS[view.getUint8(0)];
  if (!kind) return undefined;
  return { kind, node: view.getUint32(1), x: view.getInt16(5) / 10_000, y: view.getInt16(7) / 10_000 };
}
