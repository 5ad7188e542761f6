/** Ends calls of this node that everybody has left or whose agents no longer deal with the visitor; closes leftover rooms. */
import type { CallId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { Call } from '../../domain/call.ts';
import { dealsWith } from '../consent/agent-session.ts';
import { CALL_EMPTY_MS } from './call-limits.ts';
import type { App } from '../context.ts';
import { endCall } from './end-call.ts';
import { handOverCall } from './hand-over-call.ts';
import { letStrangersGo } from './let-guest-go.ts';
import { successorOf } from './successor-of.ts';

/** `roomless` is the sweep's memory: since when a call has been ours without a room. */
export async function sweepCalls(app: App, roomless: Map<CallId, Ms>): Promise<void> {
  const rooms = app.media.rooms();
  const calls = await app.store.liveCalls(app.nodeId);
  const ours = new Set(calls.map(({ id }) => id));
  for (const callId of roomless.keys()) if (!ours.has(callId)) roomless.delete(callId);
  // Moved to another node or ended while we were out of reach.
  for (const room of rooms) if (!ours.has(room.callId)) room.close();
  for (const call of calls) await sweep(app, call, roomless);
}

async function sweep(app: App, call: Call, roomless: Map<CallId, Ms>): Promise<void> {
  const now = app.clock.now();
  const emptySince = emptySinceOf(app, call.id, roomless, now);
  if (emptySince !== null && now - emptySince > CALL_EMPTY_MS) {
    await endCall(app, call.id, 'lost');
    return;
  }
  const session = await app.store.get('session', call.sessionId);
  if (!session) return void (await endCall(app, call.id, 'by_agent'));
  await letStrangersGo(app, call, session);
  if (await dealsWith(app, call.agentId, session)) return;
  const next = await successorOf(app, session);
  if (next) await handOverCall(app, call.id, next);
  else await endCall(app, call.id, 'by_agent');
}

function emptySinceOf(app: App, callId: CallId, roomless: Map<CallId, Ms>, now: Ms): Ms | null {
  const room = app.media.room(callId);
  if (room) {
    roomless.delete(callId);
    return room.emptySince;
  }
  const since = roomless.get(callId) ?? now;
  roomless.set(callId, since);
  return since;
}
