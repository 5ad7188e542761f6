/**
 * Records that every message asks for, kept parsed. Exact, not merely fresh, which only holds where this process does all the
 * writing: a record is forgotten when the commit that wrote it is done and before anybody is told so.
 */
import type { Change, Kind, Records, Store } from '../app/store.ts';

/** The others are read once in a while, and ten thousand idle visitors should not be kept here. */
const KEPT: ReadonlySet<Kind> = new Set<Kind>(['conversation', 'agent']);
/** Records of each of two generations; about 1 KB a record. */
const GENERATION = 2_000;

export function withRecordCache(store: Store): Store {
  let young = new Map<string, Records[Kind]>();
  let old = new Map<string, Records[Kind]>();
  /** Reads under way; one that a commit overtook is not kept. */
  const reading = new Map<string, object>();

  function keep(key: string, record: Records[Kind]): void {
    if (young.size >= GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(key, record);
  }

  function known(key: string): Records[Kind] | undefined {
    const record = young.get(key);
    if (record) return record;
    const older = old.get(key);
    if (older) keep(key, older);
    return older;
  }

  function forget(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!('put' in change) || !KEPT.has(change.put)) continue;
      const key = keyOf(change.put, change.record.id);
      young.delete(key);
      old.delete(key);
      reading.delete(key);
    }
  }

  async function read<K extends Kind>(kind: K, id: Records[K]['id'], key: string): Promise<Records[K] | undefined> {
    const token = {};
    reading.set(key, token);
    const record = await store.get(kind, id);
    if (reading.get(key) === token) {
      reading.delete(key);
      if (record) keep(key, frozen(record));
    }
    return record;
  }

  return {
    ...store,
    get: async (kind, id) => {
      if (!KEPT.has(kind)) return store.get(kind, id);
      const key = keyOf(kind, id);
      return (known(key) as Records[typeof kind] | undefined) ?? read(kind, id, key);
    },
    commit: async (changes) => {
      try {
        return await store.commit(changes);
      } finally {
        forget(changes);
      }
    },
  };
}

const keyOf = (kind: Kind, id: string): string => `${kind} ${id}`;

/** Several callers hold the same record from now on. */
function frozen<T extends object>(record: T): T {
  for (const value of Object.values(record)) if (typeof value === 'object' && value !== null) frozen(value);
  return Object.freeze(record);
}
