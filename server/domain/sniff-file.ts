/** Says what a file is by its first bytes, and only of the kinds that may be shown; its name and what its sender says count for nothing. */
export type FileKind = 'picture' | 'document' | 'film';
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'application/pdf'
  | 'video/mp4'
  | 'video/webm';
export type Sniffed = { readonly kind: FileKind; readonly mediaType: MediaType };

/** Bytes needed for a verdict. */
export const SNIFFED_BYTES = 64;
const MP4_BRANDS = new Set([
  ...['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'mp71', 'avc1', 'dash', 'MSNV', 'M4V ', 'M4VH'],
]);

/** Undefined: not to be shown. What a signature stands for must stand at the very beginning. */
export function sniffFile(head: Uint8Array): Sniffed | undefined {
  const text = (from: number, length: number) => String.fromCharCode(...head.subarray(from, from + length));
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return picture('image/png');
  if (text(0, 3) === '\xff\xd8\xff') return picture('image/jpeg');
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return picture('image/gif');
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return picture('image/webp');
  if (text(0, 5) === '%PDF-') return { kind: 'document', mediaType: 'application/pdf' };
  if (text(4, 4) === 'ftyp') {
    const brand = text(8, 4);
    if (brand === 'avif' || brand === 'avis') return picture('image/avif');
    return MP4_BRANDS.has(brand) ? { kind: 'film', mediaType: 'video/mp4' } : undefined;
  }
  // Matroska's own films begin alike; which of the two it is stands a few bytes further on.
  if (text(0, 4) === '\x1a\x45\xdf\xa3' && text(0, SNIFFED_BYTES).includes('\x42\x82\x84webm')) {
    return { kind: 'film', mediaType: 'video/webm' };
  }
  return undefined;
}

const picture = (mediaType: MediaType): Sniffed => ({ kind: 'picture', mediaType });
