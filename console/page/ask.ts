/** Asks the visitor for something, takes a question back, gives a capability back. */
import type { Capability, Purpose } from '../../shared/protocol/consent.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { expectCall } from '../call/expected-calls.ts';
import { desk, tell } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';
import { request } from '../link.ts';
import { sayError } from '../ui/toast.ts';
import { forgetOutcome, noteLeaving, noteTakenBack } from './ask-outcomes.ts';

export async function askFor(sessionId: SessionId, purpose: Purpose): Promise<void> {
  forgetOutcome(sessionId);
  if (purpose === 'call') expectCall(sessionId);
  const answer = await request('consent:ask', { sessionId, purpose });
  if (answer.ok) tell({ name: 'consent:changed', body: { sessionId, consent: answer.data } });
  else sayError(answer.error);
}

/** A capability that is held ends; a question for it that is open is taken back. */
export async function giveBack(sessionId: SessionId, capability: Capability): Promise<void> {
  const ask = desk.value && consentOf(desk.value, sessionId).ask;
  if (ask) noteTakenBack(ask.askId);
  else if (capability === 'view') noteLeaving(sessionId);
  const answer = await request('grant:end', { sessionId, capability });
  if (answer.ok) tell({ name: 'consent:changed', body: { sessionId, consent: answer.data } });
  else sayError(answer.error);
}
