/** Decides when a poor line is spared our picture, so that the voice gets through, and when it comes back. Pure. */
import { CALM_TO_RETURN, CALM_TO_TRUST, MOST_DOUBLINGS, POOR_MEASURES } from './call-limits.ts';
import type { LineQuality } from './call-view.ts';

export type AudioOnly = {
  readonly isAudioOnly: boolean;
  /** Poor measures in a row. */
  readonly poor: number;
  /** What the measures since the last poor one are worth. */
  readonly calm: number;
  /** How often the picture had to go, since the line was last trusted. */
  readonly falls: number;
};
export const WITH_PICTURE: AudioOnly = { isAudioOnly: false, poor: 0, calm: 0, falls: 0 };

/** A line that is only fair carries a picture too, but has to show it for longer. */
const WORTH: Record<LineQuality['word'], number> = { good: 4, fair: 1, poor: 0 };

export function decideAudioOnly(before: AudioOnly, word: LineQuality['word']): AudioOnly {
  const isPoor = word === 'poor';
  const poor = isPoor ? before.poor + 1 : 0;
  const calm = isPoor ? 0 : before.calm + WORTH[word];
  if (!before.isAudioOnly) {
    if (poor >= POOR_MEASURES) return { isAudioOnly: true, poor: 0, calm: 0, falls: before.falls + 1 };
    return { isAudioOnly: false, poor, calm, falls: calm >= CALM_TO_TRUST ? 0 : before.falls };
  }
  // A picture that is itself what makes the line poor comes back less and less often.
  const doublings = Math.min(MOST_DOUBLINGS, Math.max(0, before.falls - 1));
  const mayReturn = calm >= CALM_TO_RETURN * 2 ** doublings;
  return mayReturn ? { ...WITH_PICTURE, falls: before.falls } : { ...before, poor, calm };
}
