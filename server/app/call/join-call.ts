/** A party takes its seat in the call's room, wherever that is; a room that is gone is moved here first. */
import { CALL_SETTINGS, type callJoin, type CallJoined } from '../../../shared/protocol/call.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { isLive, peerOf, withGuest } from '../../domain/call.ts';
import { overseesAll } from '../../domain/rights.ts';
import { visitorName } from '../../domain/visitor-name.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { authorOf } from '../conversation/author-of.ts';
import type { Actor, AgentActor, App } from '../context.ts';
import type { PeerSeat } from '../media-port.ts';
import { askRoom } from './ask-room.ts';
import { callEvidence } from './call-evidence.ts';
import { findCall } from './find-call.ts';
import { AGENT_MAY_SEND, visitorMaySend } from './may-send.ts';
import { rescueCall } from './rescue-call.ts';

export async function joinCall(
  app: App,
  actor: Actor,
  { callId, listen = false }: Infer<typeof callJoin>,
): Promise<Result<CallJoined>> {
  const found = await findCall(app, actor, callId);
  if (!found.ok) return found;
  const settings = (await app.store.get('site', found.data.siteId))?.calls ?? CALL_SETTINGS;
  if (listen && !(settings.mayListen && actor.kind === 'agent' && overseesAll(actor.role))) return refuse('forbidden');
  if (actor.kind === 'agent') {
    const joined = await joinAsGuest(app, actor, callId, listen);
    if (!joined.ok) return joined;
  }
  const maxBps = { camera: settings.cameraKbps * 1_000, screen: settings.screenKbps * 1_000 };
  const seat: PeerSeat = { ...(await seatOf(app, actor, listen)), maxBps };
  const { nodeId, epoch } = found.data.now;
  const answer = await askRoom(app, nodeId, { ask: 'join', callId, epoch, seat });
  const isElsewhere = !answer || (!answer.ok && answer.error.code === 'media_unavailable');
  // The room answers a join with CallJoined; over the bus its type is lost.
  if (!isElsewhere) return answer as Result<CallJoined>;
  const rescued = await rescueCall(app, callId, { nodeId, epoch });
  if (!rescued.ok) return rescued;
  const { now } = rescued.data;
  const again = await askRoom(app, now.nodeId, { ask: 'join', callId, epoch: now.epoch, seat });
  return again ? (again as Result<CallJoined>) : refuse('unavailable');
}

/** Kept with the call, so that every node tells this agent of its end; a line says who came. */
async function joinAsGuest(app: App, actor: AgentActor, callId: CallId, isListening: boolean): Promise<Result<object>> {
  const joined = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    if (!call || !isLive(call)) return refuse('closed');
    const after = withGuest(call, actor.agentId, isListening);
    if (after === call) return { changes: [], answer: () => undefined };
    const details = { callId, name: actor.name, listening: isListening };
    const evidence = callEvidence(app, { ...call, id: call.sessionId }, 'call_joined', authorOf(actor), details);
    return {
      changes: [{ put: 'call', record: after }, evidence.change],
      answer: () => ({ leaderId: call.agentId, evidence }),
    };
  });
  if (!joined.ok) return joined;
  if (joined.data) tellHistory(app, joined.data.leaderId, joined.data.evidence);
  return ok({});
}

async function seatOf(app: App, actor: Actor, listen: boolean): Promise<Omit<PeerSeat, 'maxBps'>> {
  const peerId = peerOf(actor);
  if (actor.kind === 'agent') {
    return listen
      ? { peerId, role: 'listener', name: actor.name, maySend: [] }
      : { peerId, role: 'agent', name: actor.name, maySend: AGENT_MAY_SEND };
  }
  const session = await app.store.get('session', actor.sessionId);
  const maySend = visitorMaySend(session?.grants ?? [], app.clock.now());
  return { peerId, role: 'visitor', name: visitorName(actor.visitorId), maySend };
}
