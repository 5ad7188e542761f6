/** How a conversation's events read afterwards: as lines of its case's time line, and as notices in its own thread. */
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { MessageBody } from '../../shared/protocol/chat.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import type { ConversationEvent } from './conversation.ts';

export type Line = Pick<HistoryEntry, 'type' | 'details'>;
export type NameOf = (agentId: AgentId) => string;

/** Undefined for what is no step of the concern. */
export function historyLineOf(event: ConversationEvent, nameOf: NameOf): Line | undefined {
  switch (event.type) {
    case 'started':
      return { type: 'conversation_opened', details: { origin: event.as.origin, skill: event.as.skill } };
    case 'assigned':
      return {
        type: 'conversation_assigned',
        details: { agent: nameOf(event.agentId), ...(event.from ? { from: nameOf(event.from) } : {}) },
      };
    case 'returned':
      return { type: 'conversation_returned', details: { from: nameOf(event.from) } };
    case 'linked':
      return { type: 'session_linked', details: { agent: nameOf(event.agentId) } };
    case 'reattached':
    case 'asked_in':
    case 'ask_over':
      return undefined;
    case 'joined':
      return { type: 'companion_joined', details: { agent: event.companion.name } };
    case 'left':
      return { type: 'companion_left', details: { agent: event.companion.name } };
    case 'closed':
      return { type: 'conversation_closed', details: { reason: event.reason } };
  }
}

/** Oldest first. */
export function noticesOf(event: ConversationEvent, nameOf: NameOf): readonly MessageBody[] {
  switch (event.type) {
    case 'started':
    case 'reattached':
    case 'asked_in':
    case 'ask_over':
      return [];
    case 'joined':
      return [{ type: 'notice', code: 'agent_joined', name: event.companion.name }];
    case 'left':
      return [{ type: 'notice', code: 'agent_left', name: event.companion.name }];
    case 'linked':
      return [{ type: 'notice', code: 'linked_to_phone', name: nameOf(event.agentId) }];
    case 'assigned':
      return [
        ...(event.from ? [{ type: 'notice', code: 'agent_left', name: nameOf(event.from) } as const] : []),
        ...(event.isKnown ? [] : [{ type: 'notice', code: 'agent_joined', name: nameOf(event.agentId) } as const]),
      ];
    case 'returned':
      return [{ type: 'notice', code: 'returned_to_queue', name: nameOf(event.from) }];
    case 'closed':
      return [{ type: 'notice', code: event.reason === 'idle' ? 'closed_idle' : 'closed' }];
  }
}
