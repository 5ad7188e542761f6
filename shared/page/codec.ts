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
/** How far back the encoder looks: what is nearest is most alike, and every byte of it is read again for each frame. */
const DICTIONARY_BYTES = 6_144;
/** Deflate never grows by more than 1,032 times, so one slice inflates to 16 MB at most before the limit is looked at. */
const SLICE_BYTES = 16_384;
/** From here on the browser's own compressor, which takes no dictionary, is many times cheaper and hardly worse, in bytes of plain text. */
const NATIVE_FROM_BYTES = 2_048;
/** Of our compressor's tables, which are made anew for each frame: enough for a dictionary and a small text. */
const TABLE_SIZE = 1;
/** In UTF-8, of one UTF-16 unit. */
const MOST_BYTES_A_SIGN = 3;
/** What is kept for the next frame. */
const MIN_ROOM_BYTES = 65_536;
const MAX_ROOM_BYTES = 1_048_576;
const NO_BYTES = new Uint8Array(0);

export function createPageEncoder(): PageEncoder {
  const encoder = new TextEncoder();
  /** The newest plain text. */
  let recent: Uint8Array<ArrayBuffer> = NO_BYTES;
  let last: Promise<unknown> = Promise.resolve();
  /** Room for plain text that is used again: making it anew costs more than filling it. */
  let room: Uint8Array<ArrayBuffer> | undefined;
  return {
    encode(kind, events) {
      const text = JSON.stringify(events);
      const mine = room && room.length >= text.length * MOST_BYTES_A_SIGN ? room : new Uint8Array(roomFor(text.length));
      room = undefined;
      const plain = mine.subarray(0, encoder.encodeInto(text, mine).written);
      const before = kind === 'snapshot' ? NO_BYTES : recent;
      recent = followed(before, plain, DICTIONARY_BYTES);
      const payload = last.then(() => deflate(plain, before));
      const giveBack = () => {
        if (mine.length <= MAX_ROOM_BYTES) room = mine;
      };
      last = payload.then(giveBack, giveBack);
      return payload;
    },
  };
}
const roomFor = (chars: number): number => Math.max(MIN_ROOM_BYTES, chars * MOST_BYTES_A_SIGN);

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
      dictionary = followed(before, plain, WINDOW_BYTES);
      return events;
    },
  };
}

/** The last bytes of all that was said, as a copy. */
function followed(before: Uint8Array, plain: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  if (plain.length >= most) return new Uint8Array(plain.subarray(-most));
  const kept = before.subarray(Math.max(0, before.length + plain.length - most));
  return joined([kept, plain], kept.length + plain.length);
}

export async function deflate(plain: Uint8Array, dictionary: Uint8Array = NO_BYTES): Promise<Uint8Array> {
  const native = plain.length < NATIVE_FROM_BYTES ? undefined : compressor();
  if (!native) return deflateSync(plain, { mem: TABLE_SIZE, ...(dictionary.length > 0 && { dictionary }) });
  const writer = native.writable.getWriter();
  void writer.write(plain as Uint8Array<ArrayBuffer>);
  void writer.close();
  const reader = native.readable.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    bytes += read.value.length;
  }
  return joined(parts, bytes);
}
/** Some browsers have one that does not know this format. */
function compressor(): CompressionStream | undefined {
  try {
    return new CompressionStream('deflate-raw');
  } catch {
    return undefined;
  }
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

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
