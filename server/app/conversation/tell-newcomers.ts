/** Tells agents who have just come into a conversation where its session stands: what is allowed, what is shown. */
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { readConsentFor } from '../consent/publish-consent.ts';
import type { App } from '../context.ts';
import { readShowing } from '../showing/publish-showing.ts';

export async function tellNewcomers(app: App, before: Conversation | undefined, after: Conversation): Promise<void> {
  const were = before?.now.state === 'assigned' ? agentsIn(before) : [];
  const newcomers = after.now.state === 'assigned' ? agentsIn(after).filter((agentId) => !were.includes(agentId)) : [];
  if (newcomers.length === 0) return;
  const session = await app.store.get('session', after.sessionId);
  if (!session) return;
  const showing = await readShowing(app, session);
  for (const agentId of newcomers) {
    const consent = await readConsentFor(app, session, agentId);
    app.push.agent(agentId, 'consent:changed', { sessionId: session.id, consent });
    if (showing) app.push.agent(agentId, 'showing:changed', { sessionId: session.id, showing });
  }
}
