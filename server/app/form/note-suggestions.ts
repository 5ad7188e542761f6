/** Writes on the time line how many suggestions an agent made for a form and what became of them, never what was suggested. */
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { SuggestionUse } from '../../domain/suggestion-use.ts';
import { tellHistory } from '../case/tell-history.ts';
import { consentEvidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';

export async function noteSuggestions(
  app: App,
  agentId: AgentId,
  sessionId: SessionId,
  { suggested, accepted, entered, undone, declined }: SuggestionUse,
): Promise<void> {
  const [session, agent] = await Promise.all([app.store.get('session', sessionId), app.store.get('agent', agentId)]);
  if (!session || !agent) return;
  const evidence = consentEvidence(app, session, {
    type: 'suggestions_used',
    author: { kind: 'agent', agentId, name: agent.name },
    conversationId: null,
    details: { suggested, accepted, entered, undone, declined },
  });
  await app.store.commit([evidence.change]);
  tellHistory(app, agentId, evidence);
}
