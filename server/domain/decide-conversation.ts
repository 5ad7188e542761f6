/** What may happen to a conversation: command in, events or a refusal out. Whether an agent has room is the desk's business. */
import type { CloseReason } from '../../shared/protocol/chat.ts';
import type { AgentId, CaseId, SessionId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type {
  AskedColleague,
  Companion,
  Conversation,
  ConversationDecision,
  ConversationEvent,
  ConversationRefusal,
  NewConversation,
} from './conversation.ts';
import { decideAskIn, decideJoin, decideLeave, withoutCompanions } from './decide-companion.ts';
import { evolveFrom } from './evolve-conversation.ts';

export type ConversationCommand =
  | { readonly type: 'start'; readonly as: NewConversation; readonly queuedSince?: Ms }
  | { readonly type: 'assign'; readonly agentId: AgentId }
  | { readonly type: 'transfer'; readonly to: AgentId }
  | { readonly type: 'link'; readonly caseId: CaseId; readonly agentId: AgentId }
  | { readonly type: 'reattach'; readonly sessionId: SessionId }
  | { readonly type: 'return' }
  | { readonly type: 'ask_in'; readonly ask: AskedColleague }
  /** `isFree`: needs nobody's asking. */
  | { readonly type: 'join'; readonly companion: Companion; readonly isFree: boolean }
  /** Leaves, or declines to come. */
  | { readonly type: 'leave'; readonly agentId: AgentId }
  | { readonly type: 'close'; readonly reason: CloseReason };

const events = (...list: ConversationEvent[]): ConversationDecision => ({ ok: true, events: list });
const refuse = (refusal: ConversationRefusal): ConversationDecision => ({ ok: false, refusal });

export function decideConversation(
  conversation: Conversation | undefined,
  command: ConversationCommand,
  at: Ms,
): ConversationDecision {
  if (command.type === 'start') {
    if (conversation) return refuse('already_started');
    return events({ type: 'started', as: command.as, at: command.queuedSince ?? at });
  }
  if (!conversation) return refuse('not_started');
  const { now } = conversation;
  if (now.state === 'closed') return isOverAnyway(command) ? events() : refuse('closed');
  const agentId = now.state === 'assigned' ? now.agentId : null;
  switch (command.type) {
    case 'assign':
      if (agentId === command.agentId) return events();
      return agentId === null
        ? events({ type: 'assigned', agentId: command.agentId, from: null, at })
        : refuse('already_assigned');
    case 'transfer':
      if (agentId === command.to) return events();
      return agentId === null
        ? refuse('not_assigned')
        : events({
            type: 'assigned',
            agentId: command.to,
            from: agentId,
            ...(isCompanion(conversation, command.to) ? { isKnown: true } : {}),
            at,
          });
    case 'link':
      if (conversation.caseId === command.caseId) return events();
      return events({ type: 'linked', caseId: command.caseId, agentId: command.agentId, at });
    case 'reattach':
      if (conversation.sessionId === command.sessionId) return events();
      return events({ type: 'reattached', sessionId: command.sessionId, at });
    case 'return':
      return agentId === null
        ? refuse('not_assigned')
        : events(...withoutCompanions(conversation, at), { type: 'returned', from: agentId, at });
    case 'ask_in':
      return agentId === null ? refuse('not_assigned') : decideAskIn(conversation, agentId, command.ask);
    case 'join':
      return agentId === null
        ? refuse('not_assigned')
        : decideJoin(conversation, agentId, command.companion, command.isFree, at);
    case 'leave':
      return agentId === command.agentId ? refuse('leads') : decideLeave(conversation, command.agentId, at);
    case 'close':
      return events({ type: 'closed', reason: command.reason, agentId, at });
  }
}

/** What an end has brought about already. */
const isOverAnyway = ({ type }: ConversationCommand): boolean => type === 'close' || type === 'leave';

/** A visitor may write while somebody is there or will come. */
export const isOpen = (conversation: Conversation): boolean => conversation.now.state !== 'closed';

export const agentOf = (conversation: Conversation): AgentId | null =>
  conversation.now.state === 'queued' ? null : conversation.now.agentId;

export const isCompanion = ({ companions = [] }: Conversation, agentId: AgentId): boolean =>
  companions.some((companion) => companion.agentId === agentId);

/** Everybody of ours who is in it, the one who leads it first. */
export function agentsIn(conversation: Conversation): readonly AgentId[] {
  const agentId = agentOf(conversation);
  const companions = (conversation.companions ?? []).map((companion) => companion.agentId);
  return agentId === null ? companions : [agentId, ...companions];
}

/** Commands one after the other, each on what the former made of it; all or none. */
export function decideAll(
  conversation: Conversation | undefined,
  commands: readonly ConversationCommand[],
  at: Ms,
): ConversationDecision {
  const all: ConversationEvent[] = [];
  let current = conversation;
  for (const command of commands) {
    const decided = decideConversation(current, command, at);
    if (!decided.ok) return decided;
    for (const event of decided.events) current = evolveFrom(current, event);
    all.push(...decided.events);
  }
  return events(...all);
}
