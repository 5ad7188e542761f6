/** The order of those who wait, and each one's place in it. */
import type { ConversationId } from '../../shared/protocol/ids.ts';
import type { Conversation } from './conversation.ts';
import type { Waiting } from './routing.ts';

/** Undefined unless it waits. One who lost the agent keeps the place of the first question. */
export const waitingOf = (conversation: Conversation): Waiting | undefined =>
  conversation.now.state === 'queued'
    ? {
        conversationId: conversation.id,
        skill: conversation.skill,
        since: conversation.openedAt,
        notAgentId: conversation.now.notAgentId,
      }
    : undefined;

/** Counts from 1 among those who wait for the same skill; undefined when it is not among them. */
export function positionOf(conversationId: ConversationId, waiting: readonly Waiting[]): number | undefined {
  const own = waiting.find((other) => other.conversationId === conversationId);
  if (!own) return undefined;
  const isBefore = (other: Waiting) =>
    other.since < own.since || (other.since === own.since && other.conversationId < own.conversationId);
  return 1 + waiting.filter((other) => other.skill === own.skill && isBefore(other)).length;
}
