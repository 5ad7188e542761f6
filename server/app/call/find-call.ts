/** Finds a live call for one of its parties. */
import { refuse, ok, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { isLive, isParty, type LiveCall } from '../../domain/call.ts';
import { dealsWith } from '../consent/agent-session.ts';
import type { Actor, App } from '../context.ts';

/** `not_found` for calls of others and for none, `closed` once it ended. An agent who deals with the visitor may come in. */
export async function findCall(app: App, actor: Actor, callId: CallId): Promise<Result<LiveCall>> {
  const call = await app.store.get('call', callId);
  if (!call) return refuse('not_found');
  if (!isParty(call, actor)) {
    const session = actor.kind === 'agent' ? await app.store.get('session', call.sessionId) : undefined;
    if (actor.kind !== 'agent' || !session || !(await dealsWith(app, actor.agentId, session))) {
      return refuse('not_found');
    }
  }
  return isLive(call) ? ok(call) : refuse('closed');
}
