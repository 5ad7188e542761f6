/** A party takes its seat in the call's room, wherever that is; a room that is gone is moved here first. */
import type { CallJoined } from '../../../shared/protocol/call.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { peerOf } from '../../domain/call.ts';
import { visitorName } from '../../domain/visitor-name.ts';
import { askRoom } from './ask-room.ts';
import type { Actor, App } from '../context.ts';
import { findCall } from './find-call.ts';
import { AGENT_MAY_SEND, visitorMaySend } from './may-send.ts';
import type { PeerSeat } from '../media-port.ts';
import { rescueCall } from './rescue-call.ts';

export async function joinCall(
  app: App,
  actor: Actor,
  { callId }: { readonly callId: CallId },
): Promise<Result<CallJoined>> {
  const found = await findCall(app, actor, callId);
  if (!found.ok) return found;
  const seat = await seatOf(app, actor);
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

async function seatOf(app: App, actor: Actor): Promise<PeerSeat> {
  const peerId = peerOf(actor);
  if (actor.kind === 'agent') return { peerId, role: 'agent', name: actor.name, maySend: AGENT_MAY_SEND };
  const session = await app.store.get('session', actor.sessionId);
  const maySend = visitorMaySend(session?.grants ?? [], app.clock.now());
  return { peerId, role: 'visitor', name: visitorName(actor.visitorId), maySend };
}
