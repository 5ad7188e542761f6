/** Commits that a test takes for granted. */
import type { Change, Committed, Kind, Records, Store } from '../../server/app/store.ts';

/** Throws when the commit is stale. */
export async function commitAll(store: Store, ...changes: readonly Change[]): Promise<Committed> {
  const outcome = await store.commit(changes);
  if (outcome.outcome === 'stale') throw new Error(`stale: ${JSON.stringify(changes)}`);
  return outcome;
}

/** A `put` of any kind; the union of changes does not follow a type parameter. */
export function put<K extends Kind>(kind: K, record: Records[K]): Change {
  return { put: kind, record } as unknown as Change;
}

export async function putAll<K extends Kind>(store: Store, kind: K, ...records: readonly Records[K][]): Promise<void> {
  await commitAll(store, ...records.map((record) => put(kind, record)));
}

export const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id);
