/** What is kept of the pictures and letters of a session's pages for late comers: each once, within a bound, until the grant ends. */
import { MAX_ASSETS, MAX_ASSETS_BYTES } from '../../shared/protocol/limits.ts';
import { hashKey, type ContentHash } from '../../shared/protocol/page-frame.ts';

export type PageAssets = {
  /** False when there is no room for it; what is there stays, since a page that shows it may still be kept. */
  add(hash: ContentHash, frame: Uint8Array): boolean;
  frames(): Iterable<Uint8Array>;
};

export function createPageAssets(maxBytes = MAX_ASSETS_BYTES, maxCount = MAX_ASSETS): PageAssets {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  return {
    add(hash, frame) {
      const key = hashKey(hash);
      if (kept.has(key)) return true;
      if (kept.size >= maxCount || bytes + frame.byteLength > maxBytes) return false;
      kept.set(key, frame);
      bytes += frame.byteLength;
      return true;
    },
    frames: () => kept.values(),
  };
}
