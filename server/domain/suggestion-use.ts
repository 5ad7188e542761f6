/** What became of an agent's suggestions for a form, counted until it becomes one line of the time line. Pure. */
import type { SuggestionOutcome } from '../../shared/protocol/form.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

/** A form is filled in with pauses for talking: nothing suggested or answered for so long ends a line. */
const QUIET_MS = 120_000;

export const COUNTED = ['suggested', 'accepted', 'entered', 'undone', 'declined'] as const;
export type Counted = (typeof COUNTED)[number];
export type SuggestionUse = Readonly<Record<Counted, number>> & { readonly lastAt: Ms };
const NONE: SuggestionUse = { lastAt: 0, suggested: 0, accepted: 0, entered: 0, undone: 0, declined: 0 };

export function countSuggestion(use: SuggestionUse = NONE, what: Counted, now: Ms): SuggestionUse {
  return { ...use, [what]: use[what] + 1, lastAt: now };
}

export const isSuggestionLineOver = ({ lastAt }: SuggestionUse, now: Ms): boolean => now - lastAt >= QUIET_MS;

/** What stands in the field may still be undone. */
export const isIn = (outcome: SuggestionOutcome | null): boolean => outcome === 'accepted' || outcome === 'entered';
/** Whether this can be told of a suggestion of which that was told last; each once, so that nothing is counted twice. */
export const canFollow = (before: SuggestionOutcome | null, outcome: SuggestionOutcome): boolean =>
  isIn(before) ? outcome === 'undone' : outcome !== 'undone' && outcome !== before;
/** After it nothing more comes of a suggestion. */
export const isFinal = (outcome: SuggestionOutcome): boolean => outcome !== 'shown' && !isIn(outcome);
export const isCounted = (outcome: SuggestionOutcome): outcome is Counted & SuggestionOutcome =>
  COUNTED.some((counted) => counted === outcome);
