/** Takes what waits: a conversation or a case becomes mine and is opened. */
import type { CaseView } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { desk, tell } from '../desk.ts';
import { waitingCases, waitingConversations } from '../desk-lists.ts';
import { request } from '../link.ts';
import { openItem } from '../selected.ts';
import { focusOn } from '../ui/focus.ts';
import { sayError } from '../ui/toast.ts';

export async function takeConversation(conversation: DeskConversation): Promise<void> {
  const answer = await request('conversation:take', { conversationId: conversation.conversationId });
  if (!answer.ok) return sayError(answer.error);
  tell({ name: 'conversation:changed', body: answer.data });
  openItem({ kind: 'conversation', conversation: answer.data });
  focusOn('composer');
}

export async function takeCase(one: CaseView): Promise<void> {
  const answer = await request('case:take', { caseId: one.caseId });
  if (!answer.ok) return sayError(answer.error);
  tell({ name: 'case:changed', body: answer.data });
  openItem({ kind: 'case', case: answer.data });
}

/** Whoever has waited longest: people who sit before a screen come before those who left a message. */
export function takeFirst(): void {
  const state = desk.value;
  if (!state) return;
  const conversation = waitingConversations(state)[0];
  const one = waitingCases(state)[0];
  if (conversation) void takeConversation(conversation);
  else if (one) void takeCase(one);
}
