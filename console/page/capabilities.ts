/** What the visitor of a session allows me now. */
import type { Ask, Capability, Purpose } from '../../shared/protocol/consent.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';

export function hasCapability(sessionId: SessionId, capability: Capability): boolean {
  const state = desk.value;
  return (
    state !== null &&
    consentOf(state, sessionId).grants.some(
      (grant) => grant.capability === capability && grant.agentId === state.me.agentId,
    )
  );
}

export function openAsk(sessionId: SessionId, purpose: Purpose): Ask | null {
  const ask = desk.value ? consentOf(desk.value, sessionId).ask : null;
  return ask?.purpose === purpose ? ask : null;
}
