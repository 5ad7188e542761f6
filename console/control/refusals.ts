/** The last thing the visitor's browser did not do for me, by session; it fades. */
import { signal } from '@preact/signals';
import type { ActRefusal } from '../../shared/protocol/control.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { withEntry, without } from '../map-change.ts';

/** Long enough to read it, in ms. */
const SHOWN_MS = 3_000;
const refusals = signal<ReadonlyMap<SessionId, { readonly reason: ActRefusal }>>(new Map());

export const refusalFor = (sessionId: SessionId): ActRefusal | null => refusals.value.get(sessionId)?.reason ?? null;

export function noteRefusal(sessionId: SessionId, reason: ActRefusal): void {
  const noted = { reason };
  refusals.value = withEntry(refusals.value, sessionId, noted);
  env.after(SHOWN_MS, () => {
    if (refusals.value.get(sessionId) === noted) refusals.value = without(refusals.value, sessionId);
  });
}
