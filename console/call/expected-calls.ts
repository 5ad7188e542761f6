/** Which calls this browser begins by itself: those I asked for or took, also after a reload; all others are offered to me. */
import type { CallId, SessionId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { fetchEngineAhead } from './fetch-engine.ts';

const KEY = 'lotse.calls';
const asked = new Set<SessionId>();

export function expectCall(sessionId: SessionId): void {
  asked.add(sessionId);
  fetchEngineAhead();
}
export const forgetExpected = (sessionId: SessionId): void => void asked.delete(sessionId);

export const isExpected = (sessionId: SessionId, callId: CallId): boolean =>
  asked.has(sessionId) || kept().includes(callId);

export function keepCall(callId: CallId): void {
  env.store('session', KEY, [callId, ...kept().filter((known) => known !== callId)].slice(0, 5));
}
export function dropCall(callId: CallId): void {
  env.store(
    'session',
    KEY,
    kept().filter((known) => known !== callId),
  );
}
const kept = (): readonly string[] => {
  const stored = env.readStored('session', KEY);
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
};
