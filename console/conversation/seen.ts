/** Tells the server what reached this desk, and what the agent has in front of their eyes. */
import { effect } from '@preact/signals';
import { lastSeq } from '../../shared/client/thread.ts';
import { desk, tell } from '../desk.ts';
import { isCompanion, myConversations } from '../desk-lists.ts';
import { notify } from '../link.ts';
import { isVisible, route } from '../view.ts';

const reported = new Map<string, number>();
export const forgetSeen = (): void => reported.clear();

export function reportSeen(): void {
  const state = desk.peek();
  if (!state) return;
  const open = route.peek();
  for (const { conversationId, cursors } of myConversations(state)) {
    const thread = state.threads.get(conversationId);
    const seq = thread ? lastSeq(thread) : 0;
    const isOpen = open.room === 'conversation' && open.conversationId === conversationId;
    const how = isOpen && isVisible.peek() ? 'read' : 'delivered';
    const known = how === 'read' ? cursors.agentRead : cursors.agentDelivered;
    const key = `${how} ${conversationId}`;
    if (seq <= Math.max(known, reported.get(key) ?? 0)) continue;
    reported.set(key, seq);
    notify('chat:seen', { conversationId, seq, how });
  }
}

/** What a colleague leads is read for me alone. */
function reportReadHere(): void {
  const state = desk.peek();
  const open = route.peek();
  if (!state || open.room !== 'conversation' || !isVisible.peek()) return;
  const { conversationId } = open;
  const conversation = state.conversations.get(conversationId);
  const thread = state.threads.get(conversationId);
  const seq = thread ? lastSeq(thread) : 0;
  if (!conversation || !isCompanion(state, conversation) || seq <= (state.readHere.get(conversationId) ?? 0)) return;
  tell({ name: 'read:here', body: { conversationId, seq } });
}

/** Also when only the eyes move: another conversation is opened, the tab comes to the front, older messages arrive. */
export function keepSeen(): void {
  effect(() => {
    if (!route.value || !isVisible.value || !desk.value) return;
    reportSeen();
    reportReadHere();
  });
}
