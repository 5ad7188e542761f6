/** Several style sheets as one text to deflate, since what they have in common then travels once: u32 length · text, one after the other. */
import { MAX_SHEETS } from '../protocol/limits.ts';

const LENGTH_BYTES = 4;

/** What a sheet takes up in a pack. */
export const packedBytes = (sheet: Uint8Array): number => LENGTH_BYTES + sheet.length;

export function packSheets(sheets: readonly Uint8Array[]): Uint8Array {
  const pack = new Uint8Array(sheets.reduce((sum, sheet) => sum + packedBytes(sheet), 0));
  const view = new DataView(pack.buffer);
  let at = 0;
  for (const sheet of sheets) {
    view.setUint32(at, sheet.length);
    pack.set(sheet, at + LENGTH_BYTES);
    at += packedBytes(sheet);
  }
  return pack;
}

/** Throws when it is no pack, or one of more sheets than a tab may name. */
export function unpackSheets(pack: Uint8Array): Uint8Array[] {
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength);
  const sheets: Uint8Array[] = [];
  for (let at = 0; at < pack.length;) {
    const from = at + LENGTH_BYTES;
    at = from + view.getUint32(at);
    if (at > pack.length || sheets.length >= MAX_SHEETS) throw new RangeError('no pack of style sheets');
    sheets.push(pack.subarray(from, at));
  }
  return sheets;
}
