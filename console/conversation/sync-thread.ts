/** Fetches what a thread lacks, page by page, from the last message up to which nothing is missing. */
import { completeUpTo, emptyThread } from '../../shared/client/thread.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import { desk, tell } from '../desk.ts';
import { request } from '../link.ts';

const running = new Set<ConversationId>();

export async function syncThread(conversationId: ConversationId): Promise<void> {
  if (running.has(conversationId)) return;
  running.add(conversationId);
  for (let more = true; more;) {
    const thread = desk.value?.threads.get(conversationId) ?? emptyThread(conversationId);
    const afterSeq = completeUpTo(thread);
    const answer = await request('chat:sync', { conversationId, afterSeq });
    if (!answer.ok) break;
    tell({ name: 'messages:arrived', body: { conversationId, messages: answer.data.messages } });
    more = answer.data.more && answer.data.messages.length > 0;
  }
  running.delete(conversationId);
}
