/** Ends a conversation, and with "resolve" its case too; waits a moment so that it can be taken back. */
import { signal } from '@preact/signals';
import type { CaseView } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import { setCaseState } from '../case/set-case-state.ts';
import { desk } from '../desk.ts';
import { myConversations } from '../desk-lists.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { openItem, selectedCase, selectedConversation } from '../selected.ts';
import { sayAndDo, sayError } from '../ui/toast.ts';
import { go } from '../view.ts';

/** On their way out: no longer in the lists, not yet ended. */
export const hiddenConversations = signal<ReadonlySet<ConversationId>>(new Set());
const takeBacks = new Map<ConversationId, () => void>();

const hide = (id: ConversationId) => (hiddenConversations.value = new Set([...hiddenConversations.value, id]));
const unhide = (id: ConversationId) => {
  takeBacks.delete(id);
  hiddenConversations.value = new Set([...hiddenConversations.value].filter((known) => known !== id));
};

export function endConversation(conversation: DeskConversation, how: 'end' | 'resolve'): void {
  const { conversationId, caseId, visitorName } = conversation;
  if (hiddenConversations.value.has(conversationId)) return;
  hide(conversationId);
  goOn(conversationId);
  const undo = sayAndDo(
    t(how === 'resolve' ? 'end.resolved' : 'end.ended', { name: visitorName }),
    () => void finish(),
    () => {
      unhide(conversationId);
      openItem({ kind: 'conversation', conversation });
    },
  );
  takeBacks.set(conversationId, undo);

  async function finish() {
    const answer = await request('conversation:close', { conversationId });
    if (answer.ok && how === 'resolve') await request('case:set-state', { caseId, state: 'resolved' });
    unhide(conversationId);
    if (!answer.ok && answer.error.code !== 'closed') sayError(answer.error);
  }
}

/** The visitor wrote while we were saying good-bye: they come first. */
export function cancelEnding(conversationId: ConversationId): void {
  takeBacks.get(conversationId)?.();
}

/** The next of mine, or the inbox. */
function goOn(ended: ConversationId): void {
  const state = desk.value;
  const next =
    state && myConversations(state).find(({ conversationId }) => !hiddenConversations.value.has(conversationId));
  if (selectedConversation.value?.conversationId !== ended) return;
  if (next) openItem({ kind: 'conversation', conversation: next });
  else go({ room: 'inbox' });
}

export function resolveCurrent(): void {
  const conversation = selectedConversation.value;
  const one: CaseView | null = selectedCase.value;
  const isMine = conversation?.state === 'assigned' && conversation.agentId === desk.value?.me.agentId;
  if (conversation && isMine) endConversation(conversation, 'resolve');
  else if (one && one.state !== 'resolved') void setCaseState(one, 'resolved');
}
