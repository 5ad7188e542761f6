/** Comes into a colleague's conversation, says no to coming, and leaves it again. */
import type { ConversationId } from '../../shared/protocol/ids.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { openItem, selectedConversation } from '../selected.ts';
import { focusOn } from '../ui/focus.ts';
import { say, sayError } from '../ui/toast.ts';
import { go } from '../view.ts';

export async function joinConversation(conversationId: ConversationId): Promise<void> {
  const answer = await request('conversation:join', { conversationId });
  if (!answer.ok) {
    // Over meanwhile: the question goes, too.
    if (answer.error.code === 'not_found' || answer.error.code === 'closed') forgetAsk(conversationId);
    return sayError(answer.error);
  }
  tell({ name: 'conversation:changed', body: answer.data });
  forgetAsk(conversationId);
  openItem({ kind: 'conversation', conversation: answer.data });
  focusOn('composer');
}

export async function declineToJoin(conversationId: ConversationId): Promise<void> {
  forgetAsk(conversationId);
  const answer = await request('conversation:leave', { conversationId });
  if (!answer.ok && answer.error.code !== 'not_found') sayError(answer.error);
}

export async function leaveConversation(conversationId: ConversationId, visitorName: string): Promise<void> {
  const answer = await request('conversation:leave', { conversationId });
  if (!answer.ok && answer.error.code !== 'not_found') return sayError(answer.error);
  say(t('companions.left', { name: visitorName }));
  if (selectedConversation.value?.conversationId === conversationId) go({ room: 'inbox' });
}

const forgetAsk = (conversationId: ConversationId): void =>
  tell({ name: 'colleague:asked-in-over', body: { conversationId } });
