/** An agent's account. Presence is not here: it is a lease and may die with its node. */
import type { Role } from '../../shared/protocol/desk.ts';
import type { AgentId, SkillId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Agent = {
  readonly id: AgentId;
  readonly version: number;
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly hue: number;
  readonly role: Role;
  readonly skills: readonly SkillId[];
  /** Chats at once. */
  readonly capacity: number;
  readonly passwordHash: string;
  /** Set when removed; the account stays for the history. */
  readonly removedAt: Ms | null;
};

/** One sign-in of an agent; `id` is the SHA-256 of the cookie's token, so a stolen table signs nobody in. */
export type AgentSignIn = {
  readonly id: string;
  readonly version: number;
  readonly agentId: AgentId;
  readonly createdAt: Ms;
  readonly expiresAt: Ms;
};
