/** Decides when a poor line is spared our picture, so that the voice gets through, and when it comes back. Pure. */
import { GOOD_MEASURES, POOR_MEASURES } from './call-limits.ts';
import type { LineQuality } from './call-view.ts';

export type AudioOnly = { readonly isAudioOnly: boolean; readonly streak: number };
export const WITH_PICTURE: AudioOnly = { isAudioOnly: false, streak: 0 };

export function decideAudioOnly({ isAudioOnly, streak }: AudioOnly, word: LineQuality['word']): AudioOnly {
  const counts = isAudioOnly ? word === 'good' : word === 'poor';
  const next = counts ? streak + 1 : 0;
  return next >= (isAudioOnly ? GOOD_MEASURES : POOR_MEASURES)
    ? { isAudioOnly: !isAudioOnly, streak: 0 }
    : { isAudioOnly, streak: next };
}
