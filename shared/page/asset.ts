/** A picture or a font of the page as it travels: made into the payload of an asset frame and read back. Pure. */

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
