/** Who may deal with a session: whoever is in its visitor's conversation, and whoever holds the phone case it is tied to. */
import type { AgentId, ConversationId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { Session } from '../../domain/session.ts';
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
  const running = await runningWith(app, session);
  if (running && agentsIn(running).includes(agentId)) return { session, conversationId: running.id };
  return (await caseHolder(app, session)) === agentId ? { session, conversationId: null } : undefined;
}

/** Everybody it may be told to. */
export async function agentsWith(app: App, session: Session): Promise<ReadonlySet<AgentId>> {
  const [running, holder] = await Promise.all([runningWith(app, session), caseHolder(app, session)]);
  return new Set([...(running ? agentsIn(running) : []), ...(holder === null ? [] : [holder])]);
}

export async function dealsWith(app: App, agentId: AgentId, session: Session): Promise<boolean> {
  return (await agentsWith(app, session)).has(agentId);
}

async function runningWith(app: App, session: Session): Promise<Conversation | null> {
  const conversation = (await app.store.openConversation(session.visitorId))?.conversation;
  return conversation?.now.state === 'assigned' ? conversation : null;
}

/** A phone case that is resolved gives no more rights over the caller's page. */
async function caseHolder(app: App, session: Session): Promise<AgentId | null> {
  if (session.caseId === null) return null;
  const concern = await app.store.get('case', session.caseId);
  return concern?.channel === 'phone' && concern.state !== 'resolved' ? concern.agentId : null;
}
