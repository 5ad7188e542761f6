import { describe, expect, it } from 'vitest';
import type { Store } from '../../server/app/store.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import { withRecordCache } from '../../server/store/record-cache.ts';
import { put } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';

/** A store with one conversation whose reads end when the test says so. */
function createSlowStore() {
  let version = 1;
  let reads = 0;
  const waiting: (() => void)[] = [];
  const store = {
    get: (_kind: string, recordId: string) => {
      reads += 1;
      const record = { ...sample('conversation', recordId), version };
      return new Promise((resolve) => waiting.push(() => resolve(record)));
    },
    commit: async () => {
      version += 1;
      return { outcome: 'committed', messages: [], caseNumbers: new Map() };
    },
  } as unknown as Store;
  const readAll = () => waiting.splice(0).forEach((end) => end());
  return { store, readAll, reads: () => reads };
}
const one = id<ConversationId>('one');
const change = put('conversation', { ...sample('conversation', 'one'), version: 1 });

describe('the record cache', () => {
  it('reads a record once, and afresh after a commit that wrote it', async () => {
    const { store, readAll, reads } = createSlowStore();
    const cached = withRecordCache(store);
    const first = cached.get('conversation', one);
    readAll();
    expect((await first)?.version).toBe(1);
    expect((await cached.get('conversation', one))?.version).toBe(1);
    expect(reads()).toBe(1);
    await cached.commit([change]);
    const second = cached.get('conversation', one);
    readAll();
    expect((await second)?.version).toBe(2);
  });

  it('does not keep what a commit overtook while it was read', async () => {
    const { store, readAll } = createSlowStore();
    const cached = withRecordCache(store);
    const overtaken = cached.get('conversation', one);
    await cached.commit([change]);
    readAll();
    await overtaken;
    const after = cached.get('conversation', one);
    readAll();
    expect((await after)?.version).toBe(2);
  });

  it('holds records nobody can change', async () => {
    const { store, readAll } = createSlowStore();
    const cached = withRecordCache(store);
    const read = cached.get('conversation', one);
    readAll();
    const record = await read;
    expect(Object.isFrozen(record) && Object.isFrozen(record?.now)).toBe(true);
  });
});
