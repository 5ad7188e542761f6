/** Finds a conversation for somebody who may do this with it; a foreign one is as good as none. */
import type { ConversationId } from '../../../shared/protocol/ids.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Reader } from '../../domain/rights.ts';
import type { Actor, App } from '../context.ts';

export async function conversationFor(
  app: App,
  actor: Actor,
  conversationId: ConversationId,
  may: (reader: Reader, conversation: Conversation) => boolean,
): Promise<Conversation | undefined> {
  const conversation = await app.store.get('conversation', conversationId);
  if (!conversation) return undefined;
  return may(await readerFor(app, actor, conversation), conversation) ? conversation : undefined;
}

/** Skills only matter while a conversation waits; every message of a running one is spared the look. */
async function readerFor(app: App, actor: Actor, conversation: Conversation): Promise<Reader> {
  if (actor.kind === 'visitor') return actor;
  const agent = conversation.now.state === 'queued' ? await app.store.get('agent', actor.agentId) : undefined;
  return { kind: 'agent', agentId: actor.agentId, role: actor.role, skills: agent?.skills ?? [] };
}
