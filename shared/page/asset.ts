/** A picture or a font of the page as it travels: made into the payload of an asset frame, named by a hash, and read back. Pure. */

export type Asset = { readonly url: string; readonly content: Uint8Array };

const LENGTH_BYTES = 2;

/** Address without its fragment; undefined for what is no web address. */
export function assetUrl(text: string): string | undefined {
  if (!/^https?:/i.test(text)) return undefined;
  try {
    const url = new URL(text);
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

export function packAsset({ url, content }: Asset): Uint8Array {
  const name = new TextEncoder().encode(url);
  const payload = new Uint8Array(LENGTH_BYTES + name.length + content.length);
  new DataView(payload.buffer).setUint16(0, name.length);
  payload.set(name, LENGTH_BYTES);
  payload.set(content, LENGTH_BYTES + name.length);
  return payload;
}

/** Undefined for what is not well-formed. */
export function readAsset(payload: Uint8Array): Asset | undefined {
  if (payload.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + new DataView(payload.buffer, payload.byteOffset).getUint16(0);
  if (end > payload.length) return undefined;
  const url = assetUrl(new TextDecoder().decode(payload.subarray(LENGTH_BYTES, end)));
  return url === undefined ? undefined : { url, content: payload.subarray(end) };
}

/** Two FNV-1a lanes: enough to tell a few hundred files of one visitor apart, and there without a secure context. */
export function hashOf(payload: Uint8Array): { readonly epoch: number; readonly seq: number } {
  let one = 0x811c9dc5;
  let two = 0x050c5d1f;
  for (const byte of payload) {
    one = Math.imul(one ^ byte, 0x01000193);
    two = Math.imul(two ^ byte ^ (one & 0xff), 0x01000193);
  }
  return { epoch: one >>> 0, seq: two >>> 0 };
}
