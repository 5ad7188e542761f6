/** What I have suggested for the fields of a visitor's page, and what came of it. */
import { signal } from '@preact/signals';
import type { SuggestedValue, SuggestionOutcome } from '../../shared/protocol/form.ts';
import type { SessionId, SuggestionId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { notify } from '../link.ts';
import { withEntry } from '../map-change.ts';
import { hasCapability } from '../page/capabilities.ts';

/** Nothing said by the visitor's browser after this: it did not arrive, in ms. */
const ARRIVES_MS = 8_000;
const MOST_KEPT = 100;

export type Suggestion = {
  readonly suggestionId: SuggestionId;
  /** The field of the list it belongs to; of a group of dots not the dot itself. */
  readonly field: number;
  /** What it is written into. */
  readonly node: number;
  readonly words: string;
  readonly state: 'sent' | SuggestionOutcome;
};
const suggestions = signal<ReadonlyMap<SessionId, readonly Suggestion[]>>(new Map());
const ofSession = (sessionId: SessionId): readonly Suggestion[] => suggestions.value.get(sessionId) ?? [];

/** The newest for a field. */
export const suggestionFor = (sessionId: SessionId, field: number): Suggestion | undefined =>
  ofSession(sessionId).findLast((one) => one.field === field);
export const openSuggestions = (sessionId: SessionId): readonly Suggestion[] => ofSession(sessionId).filter(isOpen);
export const isOpen = ({ state }: Suggestion): boolean => state === 'sent' || state === 'shown';

type Meant = { readonly tab: number; readonly epoch: number; readonly node: number };
export function suggest(
  sessionId: SessionId,
  { tab, epoch, node }: Meant,
  field: number,
  value: SuggestedValue,
  words: string,
): void {
  const suggestionId = env.freshId<SuggestionId>();
  const others = ofSession(sessionId).filter((one) => one.field !== field);
  set(sessionId, [...others, { suggestionId, field, node, words, state: 'sent' as const }].slice(-MOST_KEPT));
  notify('form:suggest', { sessionId, suggestionId, tab, epoch, node, value });
  env.after(ARRIVES_MS, () => change(sessionId, suggestionId, (state) => (state === 'sent' ? 'gone' : state)));
}

export function takeBack(sessionId: SessionId, { suggestionId }: Suggestion): void {
  notify('form:take-back', { sessionId, suggestionId });
  set(
    sessionId,
    ofSession(sessionId).filter((one) => one.suggestionId !== suggestionId),
  );
}

export const noteOutcome = (sessionId: SessionId, suggestionId: SuggestionId, outcome: SuggestionOutcome): void =>
  change(sessionId, suggestionId, (state) =>
    state === 'sent' || state === 'shown' || outcome === 'undone' ? outcome : state,
  );

/** The visitor lets what I suggest go in at once. */
export const goesInAtOnce = (sessionId: SessionId): boolean =>
  hasCapability(sessionId, 'form') && hasCapability(sessionId, 'fill');

/** With the consent the open ones have left the page. */
export function noteConsentForForm(sessionId: SessionId): void {
  if (hasCapability(sessionId, 'form') || openSuggestions(sessionId).length === 0) return;
  set(
    sessionId,
    ofSession(sessionId).map((one) => (isOpen(one) ? { ...one, state: 'gone' } : one)),
  );
}

function change(
  sessionId: SessionId,
  suggestionId: SuggestionId,
  to: (state: Suggestion['state']) => Suggestion['state'],
) {
  if (!ofSession(sessionId).some((one) => one.suggestionId === suggestionId)) return;
  const changed = ofSession(sessionId).map((one) =>
    one.suggestionId === suggestionId ? { ...one, state: to(one.state) } : one,
  );
  set(sessionId, changed);
}
function set(sessionId: SessionId, to: readonly Suggestion[]): void {
  suggestions.value = withEntry(suggestions.value, sessionId, to);
}
