/** An agent offers the visitor a page: decided by the site's lists, said as a message of the thread, and so durable and in order. */
import type { Message, pageOffer } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { decidePagePush, offerLine, type OfferedPage } from '../../domain/page-push.ts';
import { canWriteConversation } from '../../domain/rights.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';
import { conversationFor } from '../conversation/conversation-for.ts';
import { publishMessages } from '../conversation/publish-conversation.ts';
import { refusePage } from './refuse-page.ts';

type Body = Infer<typeof pageOffer>;
type Offered = { readonly message: Message; readonly duplicate: boolean; readonly conversation: Conversation };

export async function offerPage(app: App, actor: AgentActor, body: Body): Promise<Result<{ message: Message }>> {
  const offered = await offer(app, actor, body);
  if (!offered.ok) return offered;
  const { message, duplicate, conversation } = offered.data;
  publishMessages(app, conversation, [message], actor);
  if (!duplicate && message.body.type === 'page') {
    tellHistory(app, actor.agentId, { caseId: conversation.caseId, entry: offerLine(message, message.body) });
  }
  return ok({ message });
}

async function offer(app: App, actor: AgentActor, body: Body): Promise<Result<Offered>> {
  const found = await agentSession(app, actor.agentId, body.sessionId);
  if (!found) return refuse('not_found');
  const { conversationId, session } = found;
  // A caller's page without a chat: there is no thread to put a card into.
  if (conversationId === null) return refuse('closed');
  const site = await app.store.get('site', session.siteId);
  if (!site) return refuse('not_found');
  const decided = decidePagePush(body.url, site);
  if (!decided.ok) return refusePage(decided.refusal);
  const page: OfferedPage = { type: 'page', ...decided.page, note: body.note.trim() };
  return attempt<Offered>(app.store, async () => {
    const conversation = await conversationFor(app, actor, conversationId, canWriteConversation);
    if (!conversation) return refuse('not_found');
    if (conversation.now.state === 'closed') return refuse('closed');
    const { clientMessageId } = body;
    const message = { conversationId, clientMessageId, author: authorOf(actor), body: page, at: app.clock.now() };
    return {
      changes: [{ message, conversationVersion: conversation.version }],
      answer: ({ messages: [said] }) => {
        if (!said) throw new Error('An offered page was committed without its message.');
        return { ...said, conversation };
      },
    };
  });
}
