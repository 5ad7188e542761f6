/** What an event makes of a conversation. Total: an event that was decided is never refused. */
import type { AgentId } from '../../shared/protocol/ids.ts';
import type { Conversation, ConversationEvent, ConversationState } from './conversation.ts';

export function evolveConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'linked':
      return { ...conversation, caseId: event.caseId };
    case 'reattached':
      return { ...conversation, sessionId: event.sessionId };
    case 'asked_in':
      return { ...conversation, askedIn: [...without(conversation.askedIn, event.ask.agentId), event.ask] };
    case 'ask_over':
      return { ...conversation, askedIn: without(conversation.askedIn, event.agentId) };
    case 'joined': {
      const { companion } = event;
      const companions = [...without(conversation.companions, companion.agentId), companion];
      return { ...conversation, companions, askedIn: without(conversation.askedIn, companion.agentId) };
    }
    case 'left':
      return { ...conversation, companions: without(conversation.companions, event.companion.agentId) };
    case 'assigned': {
      const { companions, askedIn } = conversation;
      const now = stateAfter(event);
      // Who leads it is not beside it.
      return companions || askedIn
        ? {
            ...conversation,
            now,
            companions: without(companions, event.agentId),
            askedIn: without(askedIn, event.agentId),
          }
        : { ...conversation, now };
    }
    // Companions stay on record: who was there at the end may read it as its agent may. Nobody is asked in any more.
    case 'returned':
    case 'closed':
    case 'started':
      return conversation.askedIn
        ? { ...conversation, now: stateAfter(event), askedIn: [] }
        : { ...conversation, now: stateAfter(event) };
  }
}

const without = <T extends { readonly agentId: AgentId }>(list: readonly T[] = [], agentId: AgentId): readonly T[] =>
  list.filter((one) => one.agentId !== agentId);

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

type Step = Extract<ConversationEvent, { type: 'started' | 'assigned' | 'returned' | 'closed' }>;

function stateAfter(event: Step): ConversationState {
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
