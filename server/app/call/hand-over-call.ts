/** Another agent leads a running call from now on: no new call, no new consent for what is sent, and the visitor is told by the conversation. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, CallId } from '../../../shared/protocol/ids.ts';
import { handOver, isLive, peerOf } from '../../domain/call.ts';
import { handOverSending } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { publishConsent } from '../consent/publish-consent.ts';
import type { App } from '../context.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import { askRoom } from './ask-room.ts';
import { callEvidence } from './call-evidence.ts';
import { tellPeer } from './tell-call.ts';

/** The former agent is out of the room; the new one's console finds the call in the consent it is told. */
export async function handOverCall(app: App, callId: CallId, to: AgentId): Promise<Result<object>> {
  const moved = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    const [session, agent] = await Promise.all([
      call ? app.store.get('session', call.sessionId) : undefined,
      app.store.get('agent', to),
    ]);
    if (!call || !session || !agent) return refuse('not_found');
    if (!isLive(call)) return refuse('closed');
    if (call.agentId === to) return { changes: [], answer: () => undefined };
    const grants = handOverSending(session.grants, { agentId: to, agentName: agent.name });
    const after: Session = { ...session, grants };
    const evidence = callEvidence(app, session, 'call_joined', SYSTEM, { callId, name: agent.name, leads: true });
    return {
      changes: [{ put: 'call', record: handOver(call, to) }, { put: 'session', record: after }, evidence.change],
      answer: () => ({ call, evidence }),
    };
  });
  if (!moved.ok || !moved.data) return moved.ok ? ok({}) : moved;
  const { call, evidence } = moved.data;
  const former = peerOf({ kind: 'agent', agentId: call.agentId });
  tellHistory(app, to, evidence);
  await publishConsent(app, call.sessionId, [call.agentId, to]);
  tellPeer(app, former, { type: 'ended', callId, reason: 'handed_over' });
  await askRoom(app, call.now.nodeId, { ask: 'leave', callId, peerId: former });
  return ok({});
}
