/** Loads what staging a conversation needs: the conversation, its case, and the desks of the agents concerned. */
import type { AgentId, ConversationId } from '../../../shared/protocol/ids.ts';
import type { Agent } from '../../domain/agent.ts';
import type { Case } from '../../domain/case.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import type { App } from '../context.ts';
import { readDesks } from '../desk/read-floor.ts';
import type { Scene } from './stage-conversation.ts';

/** Its own agent is always among the agents. */
export async function loadScene(
  app: App,
  conversationId: ConversationId,
  agentIds: readonly AgentId[] = [],
): Promise<(Scene & { readonly conversation: Conversation }) | undefined> {
  const conversation = await app.store.get('conversation', conversationId);
  if (!conversation) return undefined;
  const concern = await app.store.get('case', conversation.caseId);
  if (!concern) throw new Error(`Conversation ${conversationId} has no case.`);
  return { conversation, ...(await withPeople(app, concern, [agentOf(conversation), ...agentIds])) };
}

export async function withPeople(
  app: App,
  concern: Case,
  agentIds: readonly (AgentId | null)[],
): Promise<Omit<Scene, 'conversation'>> {
  const ids = [...new Set(agentIds.filter((agentId) => agentId !== null))];
  const [desks, loaded] = await Promise.all([
    readDesks(app, ids),
    Promise.all(ids.map((agentId) => app.store.get('agent', agentId))),
  ]);
  const agents = loaded.filter((agent): agent is Agent => agent !== undefined);
  return { concern, desks, agents: new Map(agents.map((agent) => [agent.id, agent])) };
}
