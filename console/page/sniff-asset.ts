/** Tells by its first bytes what picture or font something is; whatever else it may be is nothing to us. Pure. */

const STARTS: readonly (readonly [string, string, number])[] = [
  ['image/png', '\x89PNG\r\n', 0],
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/gif', 'GIF8', 0],
  ['image/webp', 'WEBP', 8],
  ['image/avif', 'ftypavif', 4],
  ['image/avif', 'ftypavis', 4],
  ['image/bmp', 'BM', 0],
  ['image/x-icon', '\0\0\x01\0', 0],
  ['font/woff2', 'wOF2', 0],
  ['font/woff', 'wOFF', 0],
  ['font/otf', 'OTTO', 0],
  ['font/ttf', '\0\x01\0\0', 0],
];
/** An SVG may begin with a declaration, a doctype and comments. */
const SVG = /^\s*(<\?xml[^>]*>\s*)?(<!doctype\s+svg[^>[]*(\[[^\]]*\])?\s*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/i;
const LOOKED_AT = 4_096;

export function sniffAsset(content: Uint8Array): string | undefined {
  const head = String.fromCharCode(...content.subarray(0, 32));
  const found = STARTS.find(([, start, at]) => head.startsWith(start, at));
  if (found) return found[0];
  const text = new TextDecoder().decode(content.subarray(0, LOOKED_AT));
  return SVG.test(text) ? 'image/svg+xml' : undefined;
}
