/**
 * Packs recorder events into the payload of page frames and back. A snapshot is deflated on its own; a delta may refer to
 * the last 32 KB of plain text before it, so both ends must see the same payloads in the same order. Knows nothing
 * of frame headers, sockets or of what the events say.
 */
import { deflateSync, Inflate } from 'fflate';

export type FrameKind = 'snapshot' | 'delta';
export type PageEncoder = {
  /** Payload of the next frame. Calls are answered in order; a snapshot forgets what came before. */
  encode(kind: FrameKind, events: readonly unknown[]): Promise<Uint8Array>;
};
export type PageDecoder = {
  /** Events of the next frame. Throws when the payload is malformed, no array, or larger than `maxBytes` inflated. */
  decode(kind: FrameKind, payload: Uint8Array): unknown[];
};

/** What deflate can look back at, in bytes. */
const WINDOW_BYTES = 32_768;
/** Deflate never grows by more than 1,032 times, so one slice inflates to 16 MB at most before the limit is looked at. */
const SLICE_BYTES = 16_384;
/** Below this a native stream costs more than it saves, in bytes of plain text. */
const NATIVE_FROM_BYTES = 50_000;
const NO_BYTES = new Uint8Array(0);

export function createPageEncoder(): PageEncoder {
  const text = new TextEncoder();
  let dictionary: Uint8Array = NO_BYTES;
  let last: Promise<unknown> = Promise.resolve();
  return {
    encode(kind, events) {
      const plain = text.encode(JSON.stringify(events));
      const before = kind === 'snapshot' ? NO_BYTES : dictionary;
      dictionary = followed(before, plain);
      const payload = last.then(() => deflate(plain, before));
      last = payload.catch(() => undefined);
      return payload;
    },
  };
}

/** `maxBytes` is asked before each frame; `onInflated` hears what a frame came to, also of one that came to too much. */
export function createPageDecoder(limits: {
  maxBytes: () => number;
  onInflated?: (bytes: number) => void;
}): PageDecoder {
  let dictionary: Uint8Array = NO_BYTES;
  return {
    decode(kind, payload) {
      const before = kind === 'snapshot' ? NO_BYTES : dictionary;
      const plain = inflate(payload, before, limits);
      const events: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
      if (!Array.isArray(events)) throw new TypeError('a page frame carries an array');
      dictionary = followed(before, plain);
      return events;
    },
  };
}

function followed(before: Uint8Array, plain: Uint8Array): Uint8Array {
  if (plain.length >= WINDOW_BYTES) return plain.slice(-WINDOW_BYTES);
  const kept = before.subarray(Math.max(0, before.length + plain.length - WINDOW_BYTES));
  return joined([kept, plain], kept.length + plain.length);
}

/** The browser's own compressor works beside the main thread; it takes no dictionary, which much text can do without. */
export async function deflate(plain: Uint8Array, dictionary: Uint8Array = NO_BYTES): Promise<Uint8Array> {
  if (plain.length < NATIVE_FROM_BYTES || typeof CompressionStream === 'undefined')
    return deflateSync(plain, dictionary.length > 0 ? { dictionary } : {});
  const packed = new Blob([plain as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

type Limits = Parameters<typeof createPageDecoder>[0];
/** Throws like `decode`. */
export function inflate(
  payload: Uint8Array,
  dictionary: Uint8Array,
  { maxBytes: most, onInflated }: Limits,
): Uint8Array {
  const maxBytes = most();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const stream = new Inflate(dictionary.length > 0 ? { dictionary } : {}, (part) => {
    parts.push(part);
    bytes += part.length;
  });
  for (let at = 0; at < payload.length && bytes <= maxBytes; at += SLICE_BYTES) {
    stream.push(payload.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= payload.length);
  }
  onInflated?.(bytes);
  if (bytes > maxBytes) throw new RangeError(`page frame over ${maxBytes} bytes`);
  return joined(parts, bytes);
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
