/** Where a film should be, and when it has drifted far enough to be put right. Pure. */
import type { ViewerPlace } from '../shared/showing/viewer-messages.ts';

/** More than this is heard and seen; less is not worth a jump, in seconds. */
export const DRIFT_SECONDS = 0.5;
/** A film that stands shows one picture, and that should be the same, in seconds. */
const STILL_SECONDS = 0.05;

/** A place and the moment of our own clock it was told at, in ms. */
export type ToldPlace = ViewerPlace & { readonly toldAt: number };

export function expectedAt({ at, playing, agoMs, toldAt }: ToldPlace, now: number, duration: number): number {
  const run = playing ? (agoMs + now - toldAt) / 1_000 : 0;
  return Math.min(Number.isFinite(duration) ? duration : Infinity, Math.max(0, at + run));
}

export const isOff = (current: number, expected: number, playing: boolean): boolean =>
  Math.abs(current - expected) > (playing ? DRIFT_SECONDS : STILL_SECONDS);

/** `1:05`, and with hours `1:02:05`. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
