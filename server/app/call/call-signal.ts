/** Passes one signal of a party to its seat in the room: connect, produce, consume, resume, pause, close, restart ICE. */
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import { peerOf } from '../../domain/call.ts';
import { askRoom } from './ask-room.ts';
import type { Actor, App } from '../context.ts';
import { findCall } from './find-call.ts';
import type { Signal, SignalBody, SignalName, SignalReply } from './room-request.ts';

export async function callSignal<K extends SignalName>(
  app: App,
  actor: Actor,
  event: K,
  body: SignalBody<K>,
): Promise<Result<SignalReply<K>>> {
  const found = await findCall(app, actor, body.callId);
  if (!found.ok) return found;
  // Event and body belong together by this function's own type; the union cannot say so.
  const signal = { event, body } as unknown as Signal;
  const answer = await askRoom(app, found.data.now.nodeId, { ask: 'signal', peerId: peerOf(actor), signal });
  return (answer ?? refuse('unavailable')) as Result<SignalReply<K>>;
}
