/** What the visitor of a session allows me now. */
import type { Ask, Capability, Grant, Purpose } from '../../shared/protocol/consent.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';

export const hasCapability = (sessionId: SessionId, capability: Capability): boolean =>
  myGrant(sessionId, capability)?.paused === false;
/** Given, and put to rest by the visitor. */
export const isPaused = (sessionId: SessionId, capability: Capability): boolean =>
  myGrant(sessionId, capability)?.paused === true;

export function myGrant(sessionId: SessionId, capability: Capability): Grant | undefined {
  const state = desk.value;
  if (!state) return undefined;
  const { grants } = consentOf(state, sessionId);
  return grants.find((grant) => grant.capability === capability && grant.agentId === state.me.agentId);
}

export function openAsk(sessionId: SessionId, purpose: Purpose): Ask | null {
  const ask = desk.value ? consentOf(desk.value, sessionId).ask : null;
  return ask?.purpose === purpose ? ask : null;
}
