/** Messages after a `seq`, oldest first, for who was away for a moment; closed conversations can still be read. */
import type { chatSync, chatSynced } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import { MAX_SYNC_MESSAGES } from '../../../shared/protocol/limits.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { canReadConversation } from '../../domain/rights.ts';
import type { Actor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';

export async function syncMessages(
  app: App,
  actor: Actor,
  body: Infer<typeof chatSync>,
): Promise<Result<Infer<typeof chatSynced>>> {
  const conversation = await conversationFor(app, actor, body.conversationId, canReadConversation);
  if (!conversation) return refuse('not_found');
  // One more than is answered tells whether there are more.
  const found = await app.store.messages(conversation.id, body.afterSeq, MAX_SYNC_MESSAGES + 1);
  return ok({ messages: found.slice(0, MAX_SYNC_MESSAGES), more: found.length > MAX_SYNC_MESSAGES });
}
