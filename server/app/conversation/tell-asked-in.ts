/** Tells colleagues that they are asked into a conversation, and that a question to them is over. */
import type { AskedIn } from '../../../shared/protocol/chat.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { AskedColleague, Conversation } from '../../domain/conversation.ts';
import type { App } from '../context.ts';
import { visitorNameOf } from './read-conversations.ts';

export async function tellAskedIn(app: App, before: Conversation | undefined, after: Conversation): Promise<void> {
  const [was, is] = [before?.askedIn ?? [], after.askedIn ?? []];
  for (const { agentId } of was) {
    if (is.some((ask) => ask.agentId === agentId)) continue;
    app.push.agent(agentId, 'colleague:asked-in-over', { conversationId: after.id });
  }
  for (const ask of is) if (!was.includes(ask)) await tellOne(app, after, ask);
}

async function tellOne(app: App, conversation: Conversation, ask: AskedColleague): Promise<void> {
  app.push.agent(ask.agentId, 'colleague:asked-in', await askedIn(app, conversation, ask));
}

/** Newest first. */
export async function readAskedInto(app: App, agentId: AgentId): Promise<AskedIn[]> {
  const accompanied = await app.store.accompaniedConversations();
  const asks = accompanied.flatMap(({ conversation }) => {
    const ask = conversation.askedIn?.find((one) => one.agentId === agentId);
    return ask ? [{ conversation, ask }] : [];
  });
  const told = await Promise.all(asks.map(({ conversation, ask }) => askedIn(app, conversation, ask)));
  return told.toSorted((a, b) => b.at - a.at);
}

async function askedIn(app: App, conversation: Conversation, { byName, note, at }: AskedColleague): Promise<AskedIn> {
  return { conversationId: conversation.id, byName, visitorName: await visitorNameOf(app, conversation), note, at };
}
