/** Remembers how my last question to each visitor ended, since the state of consent only says what is open and what holds. */
import { signal } from '@preact/signals';
import type { ConsentState, Purpose } from '../../shared/protocol/consent.ts';
import type { AskId, SessionId } from '../../shared/protocol/ids.ts';
import { desk, serverNow } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';
import { withEntry, without } from '../map-change.ts';
import { isViewOver, isWishMissed, outcomeOf, type AskOutcome } from './ask-outcome.ts';

/** `stopped`: it was granted, and the visitor ended it. `missed`: the visitor asked, and nobody answered in time. */
export type Outcome = AskOutcome | 'stopped' | 'missed';
type Answered = { readonly purpose: Purpose; readonly outcome: Outcome };
const answered = signal<ReadonlyMap<SessionId, Answered>>(new Map());
const takenBack = new Set<AskId>();

export const outcomeFor = (sessionId: SessionId, purpose: Purpose): Outcome | null => {
  const last = answered.value.get(sessionId);
  return last?.purpose === purpose ? last.outcome : null;
};
export const forgetOutcome = (sessionId: SessionId): void => {
  answered.value = without(answered.value, sessionId);
};
export const noteTakenBack = (askId: AskId): void => void takenBack.add(askId);
/** Sessions whose page I stopped looking at myself; their end is no news. */
const leaving = new Set<SessionId>();
export const noteLeaving = (sessionId: SessionId): void => void leaving.add(sessionId);

/** Call with each new state before it is told to the desk. */
export function noteConsent(sessionId: SessionId, next: ConsentState): void {
  const state = desk.value;
  if (!state) return;
  // What a colleague holds or loses is no answer to me.
  const mine = (consent: ConsentState): ConsentState => ({
    ...consent,
    grants: consent.grants.filter(({ agentId }) => agentId === state.me.agentId),
  });
  const [before, after] = [mine(consentOf(state, sessionId)), mine(next)];
  const note = (purpose: Purpose, outcome: Outcome) => {
    answered.value = withEntry(answered.value, sessionId, { purpose, outcome });
  };
  const outcome = outcomeOf(before, after, serverNow(), before.ask !== null && takenBack.has(before.ask.askId));
  if (outcome && before.ask) note(before.ask.purpose, outcome);
  if (isWishMissed(before, after, serverNow())) note('call', 'missed');
  if (isViewOver(before, after) && !leaving.delete(sessionId)) note('view', 'stopped');
}
