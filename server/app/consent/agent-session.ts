/** Finds a session an agent may deal with: he holds its visitor's conversation, or the case it is tied to. */
import type { AgentId, ConversationId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Session } from '../../domain/session.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { App } from '../context.ts';

export type AgentSession = { readonly session: Session; readonly conversationId: ConversationId | null };

/** Undefined for sessions of others and for ones that do not exist; the two look alike on purpose. */
export async function agentSession(
  app: App,
  agentId: AgentId,
  sessionId: SessionId,
): Promise<AgentSession | undefined> {
  const session = await app.store.get('session', sessionId);
  if (!session) return undefined;
  const conversationId = await conversationWith(app, agentId, session);
  if (conversationId !== null || (await holdsCase(app, agentId, session))) return { session, conversationId };
  return undefined;
}

export async function dealsWith(app: App, agentId: AgentId, session: Session): Promise<boolean> {
  return (await conversationWith(app, agentId, session)) !== null || holdsCase(app, agentId, session);
}

async function conversationWith(app: App, agentId: AgentId, session: Session): Promise<ConversationId | null> {
  const conversation = (await app.store.openConversation(session.visitorId))?.conversation;
  const isIn = conversation?.now.state === 'assigned' && agentsIn(conversation).includes(agentId);
  return isIn ? conversation.id : null;
}

/** A phone case that is resolved gives no more rights over the caller's page. */
async function holdsCase(app: App, agentId: AgentId, session: Session): Promise<boolean> {
  if (session.caseId === null) return false;
  const concern = await app.store.get('case', session.caseId);
  return (
    concern !== undefined && concern.agentId === agentId && concern.channel === 'phone' && concern.state !== 'resolved'
  );
}
