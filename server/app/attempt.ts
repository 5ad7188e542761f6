/** The story of every change: load, decide, commit; a stale commit decides again, at most three times. Publishing comes after. */
import { refuse, type Result, type WireError } from '../../shared/protocol/errors.ts';
import type { Change, Committed, Store } from './store.ts';

export type Decision<T> =
  | { readonly changes: readonly Change[]; readonly answer: (committed: Committed) => T }
  | Refusal;

/** A refused result, whatever its data would have been. */
export type Refusal = { readonly ok: false; readonly error: WireError };

export const MAX_TRIES = 3;

/** Runs `decide` (which loads afresh each time) and commits; `conflict` when others were faster three times. */
export async function attempt<T>(store: Store, decide: () => Promise<Decision<T>>): Promise<Result<T>> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const decision = await decide();
    if ('ok' in decision) return decision;
    const outcome = await store.commit(decision.changes);
    if (outcome.outcome === 'committed') return { ok: true, data: decision.answer(outcome) };
  }
  return refuse('conflict');
}
