/**
 * The envelope of page frames (visitor → agent). The server reads these bytes and nothing behind them.
 *
 * Big endian: u8 kind (0 snapshot, 1 delta) · u8 tab number · u32 epoch · u32 seq · payload (deflated JSON array
 * of recorder events). A snapshot starts a new epoch and a new dictionary; seq counts from 0 within an epoch.
 *
 * Kinds 2 and 3 stand outside of that order: epoch and seq are a hash of what they carry, by which everybody on the way knows it
 * again. An asset (2) is a picture or letters the page shows; its payload is u16 length of the address · address · content. Sheets (3)
 * are the style sheets that the page's next events name for the first time, each by a hash of its own (shared/page/sheet-name.ts);
 * the payload is their deflated pack (shared/page/sheet-pack.ts).
 */
export const PAGE_FRAME_HEADER_BYTES = 10;
export type PageFrameHeader = {
  kind: 'snapshot' | 'delta' | 'asset' | 'sheet';
  tab: number;
  epoch: number;
  seq: number;
};
/** What an asset or a sheet is known by. */
export type ContentHash = Pick<PageFrameHeader, 'epoch' | 'seq'>;
export const hashKey = ({ epoch, seq }: ContentHash): string => `${epoch}.${seq}`;

const PAGE_KINDS = ['snapshot', 'delta', 'asset', 'sheet'] as const;

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
