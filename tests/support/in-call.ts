/** The first steps of every test about a running call: it begins, somebody joins, something is sent. */
import type { CallJoined, MediaSource } from '../../shared/protocol/call.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { callSignal } from '../../server/app/call/call-signal.ts';
import { joinCall } from '../../server/app/call/join-call.ts';
import { startCall } from '../../server/app/call/start-call.ts';
import type { Actor, App } from '../../server/app/context.ts';
import { ANNA, VISITOR } from './call-node.ts';
import { FakePeer } from './fake-peer.ts';

/** Anna's call with the visitor. */
export async function beginCall(app: App): Promise<CallId> {
  const started = await startCall(app, { id: VISITOR.sessionId }, ANNA.agentId);
  if (!started.ok) throw new Error(started.error.code);
  return started.data.id;
}

export async function takeSeat(app: App, actor: Actor, callId: CallId, listen = false): Promise<CallJoined> {
  const joined = await joinCall(app, actor, { callId, listen });
  if (!joined.ok) throw new Error(joined.error.code);
  return joined.data;
}

/** As the browser of who has joined would ask for it; `app` carries the room. */
export async function sendSource(
  app: App,
  actor: Actor,
  joined: CallJoined,
  callId: CallId,
  source: MediaSource,
): Promise<Result<{ producerId: string }>> {
  const room = app.media.room(callId);
  if (!room) throw new Error('no room here');
  const kind = source === 'microphone' ? 'audio' : 'video';
  const untrustedRtpParameters = await (await FakePeer.of(room, joined)).rtpParameters(kind);
  return callSignal(app, actor, 'call:produce', { callId, kind, source, untrustedRtpParameters });
}

export const roleOf = (joined: CallJoined, peerId: string): string | undefined =>
  joined.peers.find((peer) => peer.peerId === peerId)?.role;
