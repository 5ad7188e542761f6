/** What an event makes of a conversation. Total: an event that was decided is never refused. */
import type { Conversation, ConversationEvent, ConversationState } from './conversation.ts';

export function evolveConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'linked':
      return { ...conversation, caseId: event.caseId };
    case 'reattached':
      return { ...conversation, sessionId: event.sessionId };
    default:
      return { ...conversation, now: stateAfter(event) };
  }
}

/** Also from nothing; undefined when there was nothing to change. */
export const evolveFrom = (
  conversation: Conversation | undefined,
  event: ConversationEvent,
): Conversation | undefined =>
  event.type === 'started' ? startedConversation(event) : conversation && evolveConversation(conversation, event);

/** The conversation an opening event makes; version 0 says that the store does not know it yet. */
export const startedConversation = (event: Extract<ConversationEvent, { type: 'started' }>): Conversation => ({
  ...event.as,
  version: 0,
  openedAt: event.at,
  now: stateAfter(event),
});

function stateAfter(event: Exclude<ConversationEvent, { type: 'linked' | 'reattached' }>): ConversationState {
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
