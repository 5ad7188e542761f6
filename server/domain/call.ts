/** A call of one session: which node carries its room now, and how it ended. Its media is the room's business. */
import type { CallEndReason } from '../../shared/protocol/call.ts';
import type { AgentId, CallId, CaseId, PeerId, SessionId, SiteId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Call = {
  readonly id: CallId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly sessionId: SessionId;
  readonly caseId: CaseId | null;
  readonly agentId: AgentId;
  readonly startedAt: Ms;
  readonly now:
    | { readonly state: 'live'; readonly nodeId: string; readonly epoch: number }
    | { readonly state: 'ended'; readonly at: Ms; readonly reason: CallEndReason };
};
export type LiveCall = Call & { readonly now: { readonly state: 'live' } };
/** One life of a call's room: lost when its worker or node dies, and then never entered again. */
export type RoomLife = { readonly nodeId: string; readonly epoch: number };

export const FIRST_EPOCH = 1;

export function newCall(
  facts: Pick<Call, 'id' | 'siteId' | 'sessionId' | 'caseId' | 'agentId'>,
  nodeId: string,
  now: Ms,
): LiveCall {
  return { ...facts, version: 0, startedAt: now, now: { state: 'live', nodeId, epoch: FIRST_EPOCH } };
}

export const isLive = (call: Call): call is LiveCall => call.now.state === 'live';

/** Undefined when the room of that life is not the call's any more: somebody else moved it, or it ended. */
export function moveCall(call: Call, lost: RoomLife, nodeId: string): LiveCall | undefined {
  if (!isLive(call) || call.now.nodeId !== lost.nodeId || call.now.epoch !== lost.epoch) return undefined;
  return { ...call, now: { state: 'live', nodeId, epoch: lost.epoch + 1 } };
}

export const endCall = (call: LiveCall, reason: CallEndReason, now: Ms): Call => ({
  ...call,
  now: { state: 'ended', at: now, reason },
});

/** A person has one seat in a call, whichever tab or node it is taken from. */
export type Party =
  | { readonly kind: 'visitor'; readonly sessionId: SessionId }
  | { readonly kind: 'agent'; readonly agentId: AgentId };

export const peerOf = (party: Party): PeerId =>
  (party.kind === 'visitor' ? `v-${party.sessionId}` : `a-${party.agentId}`) as PeerId;

export const partyOf = (peerId: PeerId): Party =>
  peerId.startsWith('v-')
    ? { kind: 'visitor', sessionId: peerId.slice(2) as SessionId }
    : { kind: 'agent', agentId: peerId.slice(2) as AgentId };

/** Only the session's visitor and the call's agent. */
export const isParty = (call: Call, party: Party): boolean =>
  party.kind === 'visitor' ? call.sessionId === party.sessionId : call.agentId === party.agentId;
