/** What a call's party may send: an agent everything, a visitor what its live grants say, a listener nothing. */
import type { MediaSource } from '../../../shared/protocol/call.ts';
import type { Capability } from '../../../shared/protocol/consent.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { HeldGrant } from '../../domain/session.ts';

const SOURCE_OF: Partial<Record<Capability, MediaSource>> = { audio: 'microphone', video: 'camera', screen: 'screen' };

export const AGENT_MAY_SEND: readonly MediaSource[] = ['microphone', 'camera', 'screen'];

export function visitorMaySend(grants: readonly HeldGrant[], now: Ms): readonly MediaSource[] {
  const live = grants.filter(({ expiresAt, paused }) => expiresAt > now && !paused);
  return AGENT_MAY_SEND.filter((source) => live.some(({ capability }) => SOURCE_OF[capability] === source));
}
