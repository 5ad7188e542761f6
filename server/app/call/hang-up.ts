/** A party hangs up: the call ends for everybody. Only the visitor and the agent who leads may end it; a guest only goes. */
import { ok, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { authorOf } from '../conversation/author-of.ts';
import type { Actor, App } from '../context.ts';
import { endCall } from './end-call.ts';
import { findCall } from './find-call.ts';
import { letGuestGo } from './let-guest-go.ts';

export async function hangUp(app: App, actor: Actor, { callId }: { readonly callId: CallId }): Promise<Result<object>> {
  const found = await findCall(app, actor, callId);
  if (!found.ok) return found.error.code === 'closed' ? ok({}) : found;
  if (actor.kind === 'agent' && found.data.agentId !== actor.agentId) return letGuestGo(app, callId, actor.agentId);
  return endCall(app, callId, actor.kind === 'visitor' ? 'by_visitor' : 'by_agent', authorOf(actor));
}
