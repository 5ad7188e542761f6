/** What is kept of the style sheets of a session's pages for late comers: each once, the newest within a bound, until the grant ends. */
import { MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { hashKey, type ContentHash } from '../../shared/protocol/page-frame.ts';

export type PageSheets = {
  /** The ones that were sent longest ago give way; whoever misses one asks for a fresh picture, which brings it again. */
  add(hash: ContentHash, frame: Uint8Array): void;
  frames(): Iterable<Uint8Array>;
};

export function createPageSheets(maxBytes = MAX_SHEETS_BYTES, maxCount = MAX_SHEETS): PageSheets {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  function drop(key: string): void {
    bytes -= kept.get(key)?.byteLength ?? 0;
    kept.delete(key);
  }
  return {
    add(hash, frame) {
      drop(hashKey(hash));
      kept.set(hashKey(hash), frame);
      bytes += frame.byteLength;
      for (const oldest of kept.keys()) if (kept.size > maxCount || bytes > maxBytes) drop(oldest);
    },
    frames: () => kept.values(),
  };
}
