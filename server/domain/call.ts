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
  /** Who leads it on our side. */
  readonly agentId: AgentId;
  /** Others of ours who have joined; absent is none. */
  readonly guests?: readonly AgentId[];
  /** Those of the guests who only listen; absent is none. */
  readonly listeners?: readonly AgentId[];
  readonly rating?: { readonly stars: number; readonly comment: string; readonly at: Ms };
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

/** The session's visitor, the agent who leads the call, and those who have joined. */
export const isParty = (call: Call, party: Party): boolean =>
  party.kind === 'visitor' ? call.sessionId === party.sessionId : partiesOfOurs(call).includes(party.agentId);

export const partiesOfOurs = ({ agentId, guests = [] }: Pick<Call, 'agentId' | 'guests'>): readonly AgentId[] => [
  agentId,
  ...guests.filter((guest) => guest !== agentId),
];

/** The same call when nothing changes: who leads is no guest, a guest may begin or cease to only listen. */
export function withGuest(call: LiveCall, agentId: AgentId, isListening: boolean): LiveCall {
  const { guests = [], listeners = [] } = call;
  if (call.agentId === agentId) return call;
  if (guests.includes(agentId) && listeners.includes(agentId) === isListening) return call;
  const others = withoutGuest(call, agentId);
  return {
    ...call,
    guests: guests.includes(agentId) ? guests : [...guests, agentId],
    listeners: isListening ? [...(others.listeners ?? []), agentId] : (others.listeners ?? []),
  };
}

export const withoutGuest = (call: LiveCall, agentId: AgentId): LiveCall => ({
  ...call,
  guests: (call.guests ?? []).filter((guest) => guest !== agentId),
  listeners: (call.listeners ?? []).filter((guest) => guest !== agentId),
});

/** Who leads when the leading agent goes: the guest who came first and does not only listen. */
export const nextToLead = ({ guests = [], listeners = [] }: Call): AgentId | undefined =>
  guests.find((guest) => !listeners.includes(guest));

/** Another agent leads from now on; the former one is out of it unless it stays as a guest. */
export const handOver = (call: LiveCall, agentId: AgentId): LiveCall => ({
  ...withoutGuest(call, agentId),
  agentId,
});

/** Asked once, about a call that is over. */
export function rateCall(call: Call, stars: number, comment: string, at: Ms): Call | undefined {
  if (isLive(call) || call.rating) return undefined;
  return { ...call, rating: { stars, comment, at } };
}
