/** Finds a live call for one of its parties. */
import { refuse, ok, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { isLive, isParty, type LiveCall } from '../../domain/call.ts';
import type { Actor, App } from '../context.ts';

/** `not_found` for calls of others and for none, `closed` once it ended. */
export async function findCall(app: App, actor: Actor, callId: CallId): Promise<Result<LiveCall>> {
  const call = await app.store.get('call', callId);
  if (!call || !isParty(call, actor)) return refuse('not_found');
  return isLive(call) ? ok(call) : refuse('closed');
}
