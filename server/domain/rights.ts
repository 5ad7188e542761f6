/** Who may see and do what with a conversation or a case. Callers answer `not_found` to a no, so that ids cannot be probed. */
import type { Role } from '../../shared/protocol/desk.ts';
import type { AgentId, SkillId, VisitorId } from '../../shared/protocol/ids.ts';
import type { Case } from './case.ts';
import type { Conversation } from './conversation.ts';
import { agentOf } from './decide-conversation.ts';

export type Reader =
  | { readonly kind: 'visitor'; readonly visitorId: VisitorId }
  | { readonly kind: 'agent'; readonly agentId: AgentId; readonly role: Role; readonly skills: readonly SkillId[] };
export type DeskReader = Extract<Reader, { kind: 'agent' }>;

export const overseesAll = (role: Role): boolean => role !== 'agent';

/** The visitor its own; an agent his own and waiting ones he could take; supervisors and administrators all. */
export function canReadConversation(reader: Reader, conversation: Conversation): boolean {
  if (reader.kind === 'visitor') return conversation.visitorId === reader.visitorId;
  if (overseesAll(reader.role)) return true;
  return conversation.now.state === 'queued'
    ? reader.skills.includes(conversation.skill)
    : agentOf(conversation) === reader.agentId;
}

/** Supervisors listen; only the agent who has it writes. */
export const canWriteConversation = (reader: Reader, conversation: Conversation): boolean =>
  reader.kind === 'visitor'
    ? conversation.visitorId === reader.visitorId
    : conversation.now.state !== 'queued' && agentOf(conversation) === reader.agentId;

/** To end it or hand it on: the agent who has it, or who oversees. */
export const canSteerConversation = (reader: Reader, conversation: Conversation): boolean =>
  canWriteConversation(reader, conversation) || (reader.kind === 'agent' && overseesAll(reader.role));

/** An agent his own and waiting ones he could take; supervisors and administrators all. */
export const canReadCase = (reader: DeskReader, concern: Case): boolean =>
  overseesAll(reader.role) ||
  concern.agentId === reader.agentId ||
  (concern.agentId === null && reader.skills.includes(concern.skill));

export const canChangeCase = (reader: DeskReader, concern: Case): boolean =>
  overseesAll(reader.role) || concern.agentId === reader.agentId;
