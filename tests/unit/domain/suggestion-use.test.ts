/** What may be told of a suggestion after what: each once, and only what is in its field is undone. */
import { expect, test } from 'vitest';
import { canFollow, isCounted, isFinal } from '../../../server/domain/suggestion-use.ts';
import { SUGGESTION_OUTCOMES, type SuggestionOutcome } from '../../../shared/protocol/form.ts';

const after = (before: SuggestionOutcome | null) => SUGGESTION_OUTCOMES.filter((next) => canFollow(before, next));

test('anything but undone comes first, shown once; what is in its field can only be undone', () => {
  const first = SUGGESTION_OUTCOMES.filter((outcome) => outcome !== 'undone');
  expect(after(null)).toEqual(first);
  expect(after('shown')).toEqual(first.filter((outcome) => outcome !== 'shown'));
  expect(after('accepted')).toEqual(['undone']);
  expect(after('entered')).toEqual(['undone']);
});

test('more can come of what is shown or in its field, of nothing else', () => {
  expect(SUGGESTION_OUTCOMES.filter((outcome) => !isFinal(outcome))).toEqual(['shown', 'accepted', 'entered']);
  expect(SUGGESTION_OUTCOMES.filter(isCounted)).toEqual(['accepted', 'entered', 'undone', 'declined']);
});
