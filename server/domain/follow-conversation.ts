/** What becomes of a case when something happens to its conversation: whose it is, and that an ended chat leaves nothing to do. */
import type { Case } from './case.ts';
import type { ConversationEvent } from './conversation.ts';

/** The same case when nothing changes. */
export function followConversation(concern: Case, event: ConversationEvent): Case {
  switch (event.type) {
    case 'started':
    case 'linked':
    case 'asked_in':
    case 'ask_over':
    case 'joined':
    case 'left':
      return concern;
    case 'reattached':
      return concern.sessionId === event.sessionId ? concern : { ...concern, sessionId: event.sessionId };
    case 'assigned':
      return concern.agentId === event.agentId ? concern : { ...concern, agentId: event.agentId };
    case 'returned':
      // A phone case stays with whom the person talked to.
      return concern.channel === 'chat' && concern.agentId === event.from ? { ...concern, agentId: null } : concern;
    case 'closed':
      return concern.channel === 'chat' && concern.state === 'open'
        ? { ...concern, state: 'resolved', since: event.at }
        : concern;
  }
}
