/** Says something in a conversation. Acknowledged after the commit, once for each `clientMessageId`; pushed after that. */
import type { chatSend, Message } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { canWriteConversation } from '../../domain/rights.ts';
import { attachSession } from './attach-session.ts';
import { attempt } from '../attempt.ts';
import { authorOf } from './author-of.ts';
import type { Actor, AgentActor, App, VisitorActor } from '../context.ts';
import { conversationFor } from './conversation-for.ts';
import { publishMessages, publishToDesk } from './publish-conversation.ts';
import type { NewMessage } from '../store.ts';

type Sent = Result<{ message: Message }>;
type Body = Infer<typeof chatSend>;

export async function sendVisitorMessage(app: App, actor: VisitorActor, body: Body): Promise<Sent> {
  const said = await say(app, actor, body);
  if (!said.ok) return said;
  const { message, conversation } = said.data;
  publishMessages(app, conversation, [message], actor);
  if (conversation.now.state === 'queued') {
    const stored = await app.store.conversationWithTail(conversation.id);
    if (stored) await publishToDesk(app, conversation, stored);
  }
  if (conversation.sessionId !== actor.sessionId) await attachSession(app, actor);
  return ok({ message });
}

export async function sendAgentMessage(app: App, actor: AgentActor, body: Body): Promise<Sent> {
  const said = await say(app, actor, body);
  if (!said.ok) return said;
  publishMessages(app, said.data.conversation, [said.data.message], actor);
  return ok({ message: said.data.message });
}

type Said = { readonly message: Message; readonly conversation: Conversation };

async function say(app: App, actor: Actor, body: Body): Promise<Result<Said>> {
  return attempt<Said>(app.store, async () => {
    const conversation = await conversationFor(app, actor, body.conversationId, canWriteConversation);
    if (!conversation) return refuse('not_found');
    const message: NewMessage = {
      conversationId: conversation.id,
      clientMessageId: body.clientMessageId,
      author: authorOf(actor),
      body: { type: 'text', text: body.text },
      at: app.clock.now(),
    };
    if (conversation.now.state === 'closed') return alreadySaid(app, conversation, message);
    return {
      changes: [{ message, conversationVersion: conversation.version }],
      answer: ({ messages }) => ({ message: messages[0]?.message as Message, conversation }),
    };
  });
}

/** A retry may reach us after the end: what was committed before is acknowledged, nothing new is written. */
async function alreadySaid(app: App, conversation: Conversation, message: NewMessage) {
  const outcome = await app.store.commit([{ message, conversationVersion: NO_VERSION }]);
  const known = outcome.outcome === 'committed' ? outcome.messages[0] : undefined;
  if (!known) return refuse('closed');
  return { changes: [], answer: () => ({ message: known.message, conversation }) };
}

/** No conversation has it, so only a known `clientMessageId` gets through. */
const NO_VERSION = -1;
