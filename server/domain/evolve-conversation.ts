/** What an event makes of a conversation. Total: an event that was decided is never refused. */
import type { Conversation, ConversationEvent, ConversationState } from './conversation.ts';

export function evolveConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  return { ...conversation, now: stateAfter(event) };
}

/** The conversation an opening event makes; version 0 says that the store does not know it yet. */
export const startedConversation = (event: Extract<ConversationEvent, { type: 'started' }>): Conversation => ({
  ...event.as,
  version: 0,
  openedAt: event.at,
  now: stateAfter(event),
});

function stateAfter(event: ConversationEvent): ConversationState {
  switch (event.type) {
    case 'started':
      return { state: 'queued', since: event.at, notAgentId: null };
    case 'assigned':
      return { state: 'assigned', agentId: event.agentId, since: event.at };
    case 'returned':
      return { state: 'queued', since: event.at, notAgentId: event.from };
    case 'closed':
      return { state: 'closed', reason: event.reason, agentId: event.agentId, since: event.at };
  }
}
