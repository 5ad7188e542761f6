/** The visitor followed an offered page: one line on the case's time line, shown to the agents who are in the conversation. */
import type { pageOpened } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import { openedLine } from '../../domain/page-push.ts';
import { canWriteConversation } from '../../domain/rights.ts';
import { tellHistory } from '../case/tell-history.ts';
import type { App, VisitorActor } from '../context.ts';
import { conversationFor } from '../conversation/conversation-for.ts';

/** As far back as a time line is read. */
const MAX_LINES = 1_000;

/** Also after the end of a conversation: the card is still there to be clicked, and that it was is a fact. */
export async function openedPage(
  app: App,
  actor: VisitorActor,
  { conversationId, seq }: Infer<typeof pageOpened>,
): Promise<Result<object>> {
  const conversation = await conversationFor(app, actor, conversationId, canWriteConversation);
  if (!conversation || seq < 1) return refuse('not_found');
  const [message] = await app.store.messages(conversationId, seq - 1, 1);
  if (message?.seq !== seq || message.body.type !== 'page') return refuse('not_found');
  const { caseId } = conversation;
  const entry = openedLine(message, message.body, app.clock.now());
  const lines = await app.store.history([caseId], MAX_LINES);
  if (lines.some(({ entryId }) => entryId === entry.entryId)) return ok({});
  await app.store.commit([{ history: entry, caseId, sessionId: actor.sessionId }]);
  tellHistory(app, agentsIn(conversation), { caseId, entry });
  return ok({});
}
