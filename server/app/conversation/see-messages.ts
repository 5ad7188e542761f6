/** Remembers up to which message one side has received or read. Read is received, too; a cursor never goes back. */
import type { chatSeen, Cursors } from '../../../shared/protocol/chat.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import { canSeeFor } from '../../domain/rights.ts';
import type { Actor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';

export async function seeMessages(app: App, actor: Actor, body: Infer<typeof chatSeen>): Promise<void> {
  const conversation = await conversationFor(app, actor, body.conversationId, canSeeFor);
  const before = conversation && (await app.store.conversationWithTail(conversation.id));
  if (!conversation || !before) return;
  const raised = cursorsOf(actor.kind, body.how).filter((cursor) => before.tail.cursors[cursor] < body.seq);
  if (raised.length === 0) return;
  await app.store.commit(raised.map((cursor) => ({ cursor, conversationId: conversation.id, seq: body.seq })));
  const after = await app.store.conversationWithTail(conversation.id);
  if (!after) return;
  const changed = { conversationId: conversation.id, cursors: after.tail.cursors };
  app.push.visitor(conversation.sessionId, 'chat:cursors', changed);
  for (const agentId of agentsIn(conversation)) app.push.agent(agentId, 'chat:cursors', changed);
}

const cursorsOf = (who: Actor['kind'], how: 'delivered' | 'read'): readonly (keyof Cursors)[] =>
  how === 'read' ? [`${who}Delivered`, `${who}Read`] : [`${who}Delivered`];
