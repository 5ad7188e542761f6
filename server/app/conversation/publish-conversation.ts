/** Tells browsers about a conversation: its visitor, and those at the desk who may see it or may no longer. */
import type { DeskConversation, Message } from '../../../shared/protocol/chat.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import { waitingOf } from '../../domain/queue.ts';
import { canReadConversation, type Reader } from '../../domain/rights.ts';
import type { Actor, App } from '../context.ts';
import { presentAgents, readerOf } from '../desk/present-agents.ts';
import { deskConversation, visitorView } from './read-conversations.ts';
import type { WithTail } from '../store.ts';

/** To the visitor's tabs and to the agents who are in it; not to `sender`'s own connection, which has its acknowledgement. */
export function publishMessages(
  app: App,
  conversation: Conversation,
  messages: readonly Message[],
  sender?: Actor,
): void {
  const agentIds = agentsIn(conversation);
  for (const message of messages) {
    app.push.visitor(conversation.sessionId, 'chat:message', { message }, sender?.socketId);
    for (const agentId of agentIds) app.push.agent(agentId, 'chat:message', { message }, sender?.socketId);
  }
}

export async function publishToVisitor(app: App, withTail: WithTail): Promise<void> {
  const conversation = await visitorView(app, withTail);
  app.push.visitor(withTail.conversation.sessionId, 'conversation:changed', { conversation });
}

/** `before` is how it stood when those at the desk heard of it last. */
export async function publishToDesk(app: App, before: Conversation | undefined, after: WithTail): Promise<void> {
  const [view, present] = await Promise.all([deskConversation(app, after), presentAgents(app)]);
  for (const { agent } of present) {
    const reader: Reader = readerOf(agent);
    if (canReadConversation(reader, after.conversation)) app.push.agent(agent.id, 'conversation:changed', view);
    else if (before && canReadConversation(reader, before))
      app.push.agent(agent.id, 'conversation:changed', withoutWords(view));
  }
}

/** For those it was taken from: that it is gone, and nothing said since. */
const withoutWords = (view: DeskConversation): DeskConversation => ({ ...view, lastText: '', online: false });

/** Everybody further back would hear of every step; their place is read again when they come closer. */
const MAX_TOLD = 50;

/** Tells those who wait their new place. */
export async function publishPlaces(app: App): Promise<void> {
  const waiting = await app.store.queuedConversations();
  const queue = waiting.flatMap(({ conversation }) => waitingOf(conversation) ?? []);
  for (const withTail of waiting.slice(0, MAX_TOLD)) {
    const conversation = await visitorView(app, withTail, queue);
    app.push.visitor(withTail.conversation.sessionId, 'conversation:changed', { conversation });
  }
}
