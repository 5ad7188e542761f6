/** Commits: versions, atomicity, races. */
import { expect, it } from 'vitest';
import { KINDS } from '../../server/store/record-tables.ts';
import { commitAll, put, putAll } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

export function storeCommitContract(useStore: UseStore): void {
  it.each(KINDS)('keeps a record of kind %s whole, one version further', async (kind) => {
    const store = useStore();
    const record = sample(kind, `whole-${kind}`);
    const { caseNumbers } = await commitAll(store, put(kind, record));
    const [number] = caseNumbers.values();
    const given = number === undefined ? {} : { number };
    expect(await store.get(kind, id(`whole-${kind}`))).toEqual({ ...record, ...given, version: 1 });
  });

  it('answers undefined for a record that is not there', async () => {
    expect(await useStore().get('desk', id('nobody'))).toBeUndefined();
  });

  it('writes over the version that was loaded and no other', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'loaded', { lastSeatedAt: 1 }));
    const loaded = await store.get('desk', id('loaded'));
    await putAll(store, 'desk', { ...loaded!, lastSeatedAt: 2 });
    expect(await store.commit([put('desk', { ...loaded!, lastSeatedAt: 3 })])).toEqual({ outcome: 'stale' });
    expect(await store.get('desk', id('loaded'))).toEqual({ ...loaded, version: 2, lastSeatedAt: 2 });
  });

  it('is stale for a new record whose id is taken, and for a changed one that is not there', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'taken'));
    expect(await store.commit([put('desk', sample('desk', 'taken'))])).toEqual({ outcome: 'stale' });
    expect(await store.commit([put('desk', { ...sample('desk', 'absent'), version: 4 })])).toEqual({
      outcome: 'stale',
    });
    expect(await store.get('desk', id('absent'))).toBeUndefined();
  });

  it('writes nothing of a commit whose last change is stale', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'half-1'));
    const outcome = await store.commit([
      put('visitor', sample('visitor', 'half-visitor', { tokenHash: 'half' })),
      put('case', sample('case', 'half-case')),
      put('desk', { ...sample('desk', 'half-1'), version: 9 }),
    ]);
    expect(outcome).toEqual({ outcome: 'stale' });
    expect(await store.get('visitor', id('half-visitor'))).toBeUndefined();
    expect(await store.get('case', id('half-case'))).toBeUndefined();
  });

  it('is stale when a unique look-up is taken by another record', async () => {
    const store = useStore();
    await putAll(store, 'visitor', sample('visitor', 'unique-1', { tokenHash: 'unique-a' }));
    await putAll(store, 'visitor', sample('visitor', 'unique-2', { tokenHash: 'unique-b' }));
    const second = await store.get('visitor', id('unique-2'));
    const inserted = put('visitor', sample('visitor', 'unique-3', { tokenHash: 'unique-a' }));
    const changed = put('visitor', { ...second!, tokenHash: 'unique-a' });
    expect(await store.commit([inserted])).toEqual({ outcome: 'stale' });
    expect(await store.commit([changed])).toEqual({ outcome: 'stale' });
    expect(await store.get('visitor', id('unique-2'))).toEqual(second);
  });

  it('lets exactly one of many concurrent writers of a record win', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'raced'));
    const loaded = await store.get('desk', id('raced'));
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, writer) => store.commit([put('desk', { ...loaded!, lastSeatedAt: writer + 1 })])),
    );
    const winners = outcomes.flatMap(({ outcome }, writer) => (outcome === 'committed' ? [writer + 1] : []));
    expect(winners).toHaveLength(1);
    expect(await store.get('desk', id('raced'))).toMatchObject({ version: 2, lastSeatedAt: winners[0] });
  });

  it('loses no update when many load, decide and commit again after a stale answer', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'counted'));
    async function addOne(): Promise<void> {
      for (;;) {
        const desk = await store.get('desk', id('counted'));
        const outcome = await store.commit([put('desk', { ...desk!, lastSeatedAt: desk!.lastSeatedAt + 1 })]);
        if (outcome.outcome === 'committed') return;
      }
    }
    await Promise.all(Array.from({ length: 12 }, addOne));
    expect(await store.get('desk', id('counted'))).toMatchObject({ version: 13, lastSeatedAt: 12 });
  });

  it('does not lock out commits that touch the same records in opposite order', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'left'), sample('desk', 'right'));
    async function touchBoth(order: readonly string[]): Promise<void> {
      for (;;) {
        const desks = await store.desks(order.map((word) => id(word)));
        const byOrder = order.map((word) => desks.find((desk) => desk.id === word)!);
        const outcome = await store.commit(byOrder.map((desk) => put('desk', desk)));
        if (outcome.outcome === 'committed') return;
      }
    }
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) => touchBoth(turn % 2 === 0 ? ['left', 'right'] : ['right', 'left'])),
    );
    expect(await store.get('desk', id('left'))).toMatchObject({ version: 11 });
    expect(await store.get('desk', id('right'))).toMatchObject({ version: 11 });
  });

  it('keeps text of every kind as it was', async () => {
    const store = useStore();
    const name = `Zoë 🛶 \u0000 "'; drop table contacts; -- \u2028`;
    await putAll(store, 'contact', sample('contact', 'text', { name }));
    expect(await store.get('contact', id('text'))).toMatchObject({ name });
  });

  it('commits nothing at all', async () => {
    const outcome = await useStore().commit([]);
    expect(outcome).toEqual({ outcome: 'committed', messages: [], caseNumbers: new Map() });
  });

  it('forgets a sign-in', async () => {
    const store = useStore();
    await putAll(store, 'signIn', sample('signIn', 'forgotten'));
    await commitAll(store, { remove: 'signIn', id: 'forgotten' });
    expect(await store.get('signIn', 'forgotten')).toBeUndefined();
  });

  it('is ready', async () => {
    await expect(useStore().ping()).resolves.toBeUndefined();
  });
}
