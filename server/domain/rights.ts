/** Who may see and do what with a conversation or a case. Callers answer `not_found` to a no, so that ids cannot be probed. */
import type { Role } from '../../shared/protocol/desk.ts';
import type { AgentId, SkillId, VisitorId } from '../../shared/protocol/ids.ts';
import type { Case } from './case.ts';
import type { Conversation } from './conversation.ts';
import { agentOf, isCompanion } from './decide-conversation.ts';

export type Reader =
  | { readonly kind: 'visitor'; readonly visitorId: VisitorId }
  | { readonly kind: 'agent'; readonly agentId: AgentId; readonly role: Role; readonly skills: readonly SkillId[] };
export type DeskReader = Extract<Reader, { kind: 'agent' }>;

export const overseesAll = (role: Role): boolean => role !== 'agent';

/** The visitor its own; an agent his own, joined and waiting ones he could take; supervisors and administrators all. */
export function canReadConversation(reader: Reader, conversation: Conversation): boolean {
  if (reader.kind === 'visitor') return conversation.visitorId === reader.visitorId;
  if (overseesAll(reader.role)) return true;
  return conversation.now.state === 'queued'
    ? reader.skills.includes(conversation.skill)
    : isIn(reader.agentId, conversation);
}

/** Supervisors listen until they join; the agent who has it and those who joined write. */
export const canWriteConversation = (reader: Reader, conversation: Conversation): boolean =>
  reader.kind === 'visitor'
    ? conversation.visitorId === reader.visitorId
    : conversation.now.state !== 'queued' && isIn(reader.agentId, conversation);

const isIn = (agentId: AgentId, conversation: Conversation): boolean =>
  agentOf(conversation) === agentId || isCompanion(conversation, agentId);

/** Whose reading counts as read for the visitor: of several agents the one who leads it. */
export const canSeeFor = (reader: Reader, conversation: Conversation): boolean =>
  reader.kind === 'visitor'
    ? conversation.visitorId === reader.visitorId
    : conversation.now.state !== 'queued' && agentOf(conversation) === reader.agentId;

/** To end it or hand it on: the agent who has it, or who oversees. */
export const canSteerConversation = (reader: Reader, conversation: Conversation): boolean =>
  canSeeFor(reader, conversation) || (reader.kind === 'agent' && overseesAll(reader.role));

/** Who was asked in, and who oversees; for who is in it already it is as good as done. */
export const canJoinConversation = (reader: DeskReader, conversation: Conversation): boolean =>
  overseesAll(reader.role) ||
  isIn(reader.agentId, conversation) ||
  (conversation.askedIn ?? []).some(({ agentId }) => agentId === reader.agentId);

/** To ask a colleague in: whoever is in it, or oversees. */
export const canAskIn = (reader: Reader, conversation: Conversation): boolean =>
  reader.kind === 'agent' && (canWriteConversation(reader, conversation) || overseesAll(reader.role));

/** An agent his own and waiting ones he could take; supervisors and administrators all. */
export const canReadCase = (reader: DeskReader, concern: Case): boolean =>
  overseesAll(reader.role) ||
  concern.agentId === reader.agentId ||
  (concern.agentId === null && reader.skills.includes(concern.skill));

/** To read and to write notes: also who has joined the conversation of the case. */
export const canFollowCase = (reader: DeskReader, concern: Case, hasJoined: boolean): boolean =>
  hasJoined || canReadCase(reader, concern);

export const canChangeCase = (reader: DeskReader, concern: Case): boolean =>
  overseesAll(reader.role) || concern.agentId === reader.agentId;
