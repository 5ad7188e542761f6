/** A first look at foreign RTP parameters: only their size, so that nobody makes a worker hold thousands of streams. */
import { MAX_ENCODINGS, MAX_LISTED } from './media-limits.ts';

type Untrusted = Readonly<Record<string, unknown>>;

const isShort = (value: unknown, max: number): boolean =>
  value === undefined || (Array.isArray(value) && value.length <= max);

export const isModestRtp = (rtp: Untrusted): boolean =>
  isShort(rtp['encodings'], MAX_ENCODINGS) &&
  isShort(rtp['codecs'], MAX_LISTED) &&
  isShort(rtp['headerExtensions'], MAX_LISTED);
