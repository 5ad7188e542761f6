/** Remembers how my last question to each visitor ended, since the state of consent only says what is open and what holds. */
import { signal } from '@preact/signals';
import type { ConsentState, Purpose } from '../../shared/protocol/consent.ts';
import type { AskId, SessionId } from '../../shared/protocol/ids.ts';
import { desk, serverNow } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';
import { withEntry, without } from '../map-change.ts';
import { outcomeOf, type AskOutcome } from './ask-outcome.ts';

export type Answered = { readonly purpose: Purpose; readonly outcome: AskOutcome };
const answered = signal<ReadonlyMap<SessionId, Answered>>(new Map());
const takenBack = new Set<AskId>();

export const outcomeFor = (sessionId: SessionId, purpose: Purpose): AskOutcome | null => {
  const last = answered.value.get(sessionId);
  return last?.purpose === purpose ? last.outcome : null;
};
export const forgetOutcome = (sessionId: SessionId): void => {
  answered.value = without(answered.value, sessionId);
};
export const noteTakenBack = (askId: AskId): void => void takenBack.add(askId);

/** Call with each new state before it is told to the desk. */
export function noteConsent(sessionId: SessionId, next: ConsentState): void {
  const before = desk.value && consentOf(desk.value, sessionId);
  if (!before?.ask) return;
  const outcome = outcomeOf(before, next, serverNow(), takenBack.has(before.ask.askId));
  if (outcome) answered.value = withEntry(answered.value, sessionId, { purpose: before.ask.purpose, outcome });
}
