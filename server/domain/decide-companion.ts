/** Who may join an agent's conversation and how it is left again. A companion takes no seat and never leads. */
import type { AgentId } from '../../shared/protocol/ids.ts';
import { MAX_COMPANIONS } from '../../shared/protocol/limits.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type {
  AskedColleague,
  Companion,
  Conversation,
  ConversationDecision,
  ConversationEvent,
} from './conversation.ts';

type Beside = Pick<Conversation, 'companions' | 'askedIn'>;
const events = (...list: ConversationEvent[]): ConversationDecision => ({ ok: true, events: list });
const has = (agentId: AgentId) => (one: { readonly agentId: AgentId }) => one.agentId === agentId;

/** Asked again, the newer note counts. An open question keeps a place, so that nobody comes in vain. */
export function decideAskIn(
  { companions = [], askedIn = [] }: Beside,
  leaderId: AgentId,
  ask: AskedColleague,
): ConversationDecision {
  const { agentId } = ask;
  if (agentId === leaderId || companions.some(has(agentId))) return events();
  const others = askedIn.filter((one) => one.agentId !== agentId);
  if (companions.length + others.length >= MAX_COMPANIONS) return { ok: false, refusal: 'full' };
  return events({ type: 'asked_in', ask });
}

export function decideJoin(
  { companions = [], askedIn = [] }: Beside,
  leaderId: AgentId,
  companion: Companion,
  isFree: boolean,
  at: Ms,
): ConversationDecision {
  const { agentId } = companion;
  if (agentId === leaderId || companions.some(has(agentId))) return events();
  if (!isFree && !askedIn.some(has(agentId))) return { ok: false, refusal: 'not_asked' };
  if (companions.length >= MAX_COMPANIONS) return { ok: false, refusal: 'full' };
  return events({ type: 'joined', companion, at });
}

export function decideLeave({ companions = [], askedIn = [] }: Beside, agentId: AgentId, at: Ms): ConversationDecision {
  const companion = companions.find(has(agentId));
  if (companion) return events({ type: 'left', companion, at });
  return askedIn.some(has(agentId)) ? events({ type: 'ask_over', agentId, at }) : events();
}

/** Without an agent who leads it there is nobody to be beside. */
export const withoutCompanions = ({ companions = [] }: Beside, at: Ms): readonly ConversationEvent[] =>
  companions.map((companion) => ({ type: 'left', companion, at }));
