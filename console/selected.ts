/** The conversation, case and session the address points at, as far as the desk knows them. */
import { computed } from '@preact/signals';
import type { CaseView } from '../shared/protocol/case.ts';
import type { DeskConversation } from '../shared/protocol/chat.ts';
import type { SessionId } from '../shared/protocol/ids.ts';
import { desk } from './desk.ts';
import { column, go, route } from './view.ts';
import type { WorkItem } from './desk-lists.ts';

export const selectedConversation = computed((): DeskConversation | null => {
  const state = desk.value;
  const to = route.value;
  if (!state) return null;
  if (to.room === 'conversation') return state.conversations.get(to.conversationId) ?? null;
  const id = to.room === 'case' ? state.cases.get(to.caseId)?.conversationId : null;
  return (id && state.conversations.get(id)) || null;
});

export const selectedCase = computed((): CaseView | null => {
  const to = route.value;
  const id = to.room === 'case' ? to.caseId : selectedConversation.value?.caseId;
  return (id && desk.value?.cases.get(id)) || null;
});

export const selectedSession = computed(
  (): SessionId | null => selectedConversation.value?.sessionId ?? selectedCase.value?.sessionId ?? null,
);

export function openItem(item: WorkItem): void {
  if (item.kind === 'conversation') go({ room: 'conversation', conversationId: item.conversation.conversationId });
  else go({ room: 'case', caseId: item.case.caseId });
  column.value = 'middle';
}
