/** A party goes and lets the others talk on: a guest leaves, a leading agent hands over to the guest who came first, the last two end it. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { isLive, isParty, nextToLead } from '../../domain/call.ts';
import type { Actor, App } from '../context.ts';
import { handOverCall } from './hand-over-call.ts';
import { hangUp } from './hang-up.ts';
import { letGuestGo } from './let-guest-go.ts';

export async function leaveCall(
  app: App,
  actor: Actor,
  { callId }: { readonly callId: CallId },
): Promise<Result<object>> {
  const call = await app.store.get('call', callId);
  if (!call || !isParty(call, actor)) return refuse('not_found');
  if (!isLive(call)) return ok({});
  if (actor.kind === 'agent' && call.agentId !== actor.agentId) return letGuestGo(app, callId, actor.agentId);
  const next = actor.kind === 'agent' ? nextToLead(call) : undefined;
  return next === undefined ? hangUp(app, actor, { callId }) : handOverCall(app, callId, next);
}
