/** A guest is out of a running call: by its own leave, or because it no longer deals with the visitor. */
import { ok, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, CallId } from '../../../shared/protocol/ids.ts';
import { isLive, peerOf, withoutGuest, type Call } from '../../domain/call.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { dealsWith } from '../consent/agent-session.ts';
import type { App } from '../context.ts';
import { askRoom } from './ask-room.ts';
import { tellPeer } from './tell-call.ts';

export async function letGuestGo(app: App, callId: CallId, agentId: AgentId): Promise<Result<object>> {
  const gone = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    if (!call || !isLive(call) || !call.guests?.includes(agentId)) return { changes: [], answer: () => undefined };
    const record = withoutGuest(call, agentId);
    return { changes: [{ put: 'call', record }], answer: () => record };
  });
  if (!gone.ok || !gone.data) return gone.ok ? ok({}) : gone;
  const peerId = peerOf({ kind: 'agent', agentId });
  await askRoom(app, gone.data.now.nodeId, { ask: 'leave', callId, peerId });
  tellPeer(app, peerId, { type: 'ended', callId, reason: 'by_agent' });
  return ok({});
}

/** Whoever has left the conversation has left the call. */
export async function letStrangersGo(app: App, call: Call, session: Session): Promise<void> {
  for (const agentId of call.guests ?? []) {
    if (!(await dealsWith(app, agentId, session))) await letGuestGo(app, call.id, agentId);
  }
}
