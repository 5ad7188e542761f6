/** A party goes and lets the others talk on: a guest leaves, a leading agent hands over to the guest who came first, the last two end it. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { isLive, isParty, partiesOfOurs, peerOf, withoutGuest } from '../../domain/call.ts';
import { attempt } from '../attempt.ts';
import type { Actor, App } from '../context.ts';
import { askRoom } from './ask-room.ts';
import { handOverCall } from './hand-over-call.ts';
import { hangUp } from './hang-up.ts';
import { tellPeer } from './tell-call.ts';

export async function leaveCall(
  app: App,
  actor: Actor,
  { callId }: { readonly callId: CallId },
): Promise<Result<object>> {
  const call = await app.store.get('call', callId);
  if (!call || !isParty(call, actor)) return refuse('not_found');
  if (!isLive(call)) return ok({});
  const others = actor.kind === 'agent' ? partiesOfOurs(call).filter((agentId) => agentId !== actor.agentId) : [];
  const [next] = others;
  if (actor.kind === 'visitor' || next === undefined) return hangUp(app, actor, { callId });
  if (call.agentId === actor.agentId) return handOverCall(app, callId, next);
  const left = await attempt(app.store, async () => {
    const fresh = await app.store.get('call', callId);
    if (!fresh || !isLive(fresh)) return { changes: [], answer: () => undefined };
    const record = withoutGuest(fresh, actor.agentId);
    return { changes: [{ put: 'call', record }], answer: () => record };
  });
  if (!left.ok) return left;
  if (left.data) await askRoom(app, left.data.now.nodeId, { ask: 'leave', callId, peerId: peerOf(actor) });
  tellPeer(app, peerOf(actor), { type: 'ended', callId, reason: 'by_agent' });
  return ok({});
}
