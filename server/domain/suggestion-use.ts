/** What became of an agent's suggestions for a form, counted until it becomes one line of the time line. Pure. */
import type { SuggestionOutcome } from '../../shared/protocol/form.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

/** A form is filled in with pauses for talking: nothing suggested or answered for so long ends a line. */
const QUIET_MS = 120_000;

export type SuggestionUse = {
  readonly lastAt: Ms;
  readonly suggested: number;
  readonly accepted: number;
  readonly declined: number;
};
const NONE: SuggestionUse = { lastAt: 0, suggested: 0, accepted: 0, declined: 0 };

export function countSuggestion(
  use: SuggestionUse = NONE,
  what: 'suggested' | 'accepted' | 'declined',
  now: Ms,
): SuggestionUse {
  return { ...use, [what]: use[what] + 1, lastAt: now };
}

export const isSuggestionLineOver = ({ lastAt }: SuggestionUse, now: Ms): boolean => now - lastAt >= QUIET_MS;

/** After it nothing more comes of a suggestion. */
export const isFinal = (outcome: SuggestionOutcome): boolean => outcome !== 'shown';
export const isCounted = (outcome: SuggestionOutcome): outcome is 'accepted' | 'declined' =>
  outcome === 'accepted' || outcome === 'declined';
