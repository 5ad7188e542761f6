/**
 * Remembers what of mine stays on a visitor's page, so that I see it again when I come back to it or have loaded the console anew:
 * there it has never gone. What fades by itself is not kept.
 */
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { PointerFrame } from '../../shared/protocol/pointer-frame.ts';
import * as env from '../env.ts';

type Kept = { readonly since: number; readonly frames: readonly PointerFrame[] };
const keyOf = (sessionId: SessionId): string => `lotse.marks.${sessionId}`;

/** `since` tells the page they are on from the one after it. */
export function keptMarks(sessionId: SessionId, since: number): readonly PointerFrame[] {
  const kept = env.readStored('session', keyOf(sessionId)) as Kept | undefined;
  return kept?.since === since && Array.isArray(kept.frames) ? kept.frames : [];
}

export function keepMark(sessionId: SessionId, since: number, frame: PointerFrame): void {
  const { kind } = frame;
  if (kind !== 'outline' && kind !== 'text' && kind !== 'wipe') return;
  const others = keptMarks(sessionId, since).filter((one) => one.kind !== kind);
  const frames = kind === 'wipe' ? [] : [...others, frame];
  env.store('session', keyOf(sessionId), frames.length > 0 ? { since, frames } : undefined);
}
