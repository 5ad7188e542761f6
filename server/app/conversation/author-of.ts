/** Who an actor is in messages and on time lines. */
import type { Author } from '../../../shared/protocol/chat.ts';
import type { Actor } from '../context.ts';

export const SYSTEM: Author = { kind: 'system' };

export const authorOf = (actor: Actor): Author =>
  actor.kind === 'visitor' ? { kind: 'visitor' } : { kind: 'agent', agentId: actor.agentId, name: actor.name };
