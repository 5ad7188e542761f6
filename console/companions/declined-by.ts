/** Who was asked into a conversation, is not any more, and has not come. Pure. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';

export const declinedBy = (before: DeskConversation, after: DeskConversation): readonly AgentId[] =>
  (before.asked ?? []).filter(
    (agentId) =>
      !after.asked?.includes(agentId) &&
      after.agentId !== agentId &&
      !after.companions.some((companion) => companion.agentId === agentId),
  );
