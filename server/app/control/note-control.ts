/** Writes on the time line what an agent did on a visitor's page: how often what, never what was typed. */
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { ControlUse } from '../../domain/control-use.ts';
import { tellHistory } from '../case/tell-history.ts';
import { consentEvidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';

export async function noteControl(app: App, agentId: AgentId, sessionId: SessionId, use: ControlUse): Promise<void> {
  const [session, agent] = await Promise.all([app.store.get('session', sessionId), app.store.get('agent', agentId)]);
  if (!session || !agent) return;
  const evidence = consentEvidence(app, session, {
    type: 'control_used',
    author: { kind: 'agent', agentId, name: agent.name },
    conversationId: null,
    details: { ...use.counts },
  });
  await app.store.commit([evidence.change]);
  tellHistory(app, agentId, evidence);
}
