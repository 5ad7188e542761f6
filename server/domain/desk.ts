/** An agent's seats: which conversations and shown invitations take one. The only place where room is decided, so it is versioned. */
import type { AgentId, ConversationId, InvitationId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Seat =
  | { readonly kind: 'conversation'; readonly conversationId: ConversationId; readonly since: Ms }
  | { readonly kind: 'invitation'; readonly invitationId: InvitationId; readonly until: Ms };

/** `id` is the agent's id: one desk an agent. */
export type Desk = {
  readonly id: AgentId;
  readonly version: number;
  readonly seats: readonly Seat[];
  /** When a seat was last taken; the one idle longest is dealt to first. */
  readonly lastSeatedAt: Ms;
};
