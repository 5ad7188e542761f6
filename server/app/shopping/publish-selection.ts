/** Tells everybody concerned what is on the list of a session: its tabs, and the agents who deal with it. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Selection } from '../../../shared/protocol/shopping.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { Session } from '../../domain/session.ts';
import type { App } from '../context.ts';

export async function publishSelection(app: App, session: Session, selection: Selection): Promise<void> {
  const sessionId = session.id;
  app.push.visitor(sessionId, 'selection:changed', { selection });
  for (const agentId of await agentsDealingWith(app, session)) {
    app.push.agent(agentId, 'selection:changed', { sessionId, selection });
  }
}

/** Who is in the conversation, who has the case it is tied to, and whoever the visitor has allowed anything. */
export async function agentsDealingWith(app: App, session: Session): Promise<ReadonlySet<AgentId>> {
  const [open, concern] = await Promise.all([
    app.store.openConversation(session.visitorId),
    session.caseId === null ? undefined : app.store.get('case', session.caseId),
  ]);
  const isRunning = open?.conversation.now.state === 'assigned';
  const agents = new Set(session.grants.map(({ agentId }) => agentId));
  for (const agentId of isRunning ? agentsIn(open.conversation) : []) agents.add(agentId);
  if (concern?.agentId && concern.state !== 'resolved') agents.add(concern.agentId);
  return agents;
}
