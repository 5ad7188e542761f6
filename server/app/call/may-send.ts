/** What consent lets a call's party send: an agent both, a visitor what its live grants say. */
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { HeldGrant } from '../../domain/session.ts';

type Kind = 'audio' | 'video';
const KINDS: readonly Kind[] = ['audio', 'video'];

export const AGENT_MAY_SEND = KINDS;

export const visitorMaySend = (grants: readonly HeldGrant[], now: Ms): readonly Kind[] =>
  KINDS.filter((kind) =>
    grants.some(({ capability, expiresAt, paused }) => capability === kind && !paused && expiresAt > now),
  );
