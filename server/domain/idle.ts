/** When an open conversation whose visitor has gone is given up. Pure. */
import type { Ms } from '../../shared/protocol/schema.ts';
import type { ConversationState } from './conversation.ts';

/** A place in the queue is held this long for a visitor who has left the site, in ms: a lift, a tunnel, a dead battery. */
export const QUEUED_IDLE_MS = 10 * 60_000;
/** An agent's seat is held longer, in ms: somebody who was answered looks again after a coffee. */
export const ASSIGNED_IDLE_MS = 30 * 60_000;

export function isGivenUp({ state }: ConversationState, awaySince: Ms, now: Ms): boolean {
  if (state === 'closed') return false;
  return now - awaySince >= (state === 'queued' ? QUEUED_IDLE_MS : ASSIGNED_IDLE_MS);
}
