/** Cases: running numbers, finders, and the time line. */
import { expect, it } from 'vitest';
import { commitAll, idsOf, put, putAll } from '../support/commit-all.ts';
import { id, sample, sampleLine } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

export function storeCasesContract(useStore: UseStore): void {
  it('gives new cases running numbers without doubles, in concurrent use too', async () => {
    const store = useStore();
    const open = async (word: string): Promise<number> => {
      const { caseNumbers } = await commitAll(store, put('case', sample('case', word)));
      return caseNumbers.get(id(word))!;
    };
    const first = await open('numbered');
    const rest = await Promise.all(Array.from({ length: 15 }, (_, index) => open(`numbered-${index}`)));
    expect(rest.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, index) => first + 1 + index));
    expect(await store.get('case', id('numbered-3'))).toMatchObject({ number: rest[3], version: 1 });
  });

  it('leaves no hole for a case that was not opened, and keeps the number of one that changes', async () => {
    const store = useStore();
    const { caseNumbers } = await commitAll(store, put('case', sample('case', 'holes')));
    const number = caseNumbers.get(id('holes'))!;
    await store.commit([put('case', sample('case', 'never')), put('case', sample('case', 'holes'))]);
    const loaded = await store.get('case', id('holes'));
    const changed = await commitAll(store, put('case', { ...loaded!, subject: 'changed' }));
    expect(changed.caseNumbers.size).toBe(0);
    expect(await store.get('case', id('holes'))).toMatchObject({ number, subject: 'changed', version: 2 });
    const next = await commitAll(store, put('case', sample('case', 'after')));
    expect(next.caseNumbers.get(id('after'))).toBe(number + 1);
  });

  it('finds the open cases of nobody and of one agent, oldest first', async () => {
    const store = useStore();
    const strangers = new Set(idsOf(await store.openCases(id('ina'))));
    await putAll(
      store,
      'case',
      sample('case', 'o3', { openedAt: 3, agentId: 'ina' }),
      sample('case', 'o1', { openedAt: 1 }),
      sample('case', 'o2', { openedAt: 2, state: 'pending' }),
      sample('case', 'theirs', { agentId: 'udo' }),
      sample('case', 'done', { state: 'resolved' }),
      sample('case', 'joined', { mergedInto: 'o1' }),
    );
    const found = idsOf(await store.openCases(id('ina'))).filter((word) => !strangers.has(word));
    expect(found).toEqual(['o1', 'o2', 'o3']);
  });

  it('finds the cases that were joined into another', async () => {
    const store = useStore();
    await putAll(
      store,
      'case',
      sample('case', 'j2', { mergedInto: 'main', openedAt: 2 }),
      sample('case', 'j1', { mergedInto: 'main', openedAt: 1 }),
      sample('case', 'j3', { mergedInto: 'other' }),
    );
    expect(idsOf(await store.casesMergedInto(id('main')))).toEqual(['j1', 'j2']);
  });

  it('reads the lines of several cases as one time line, those of one moment as they were written', async () => {
    const store = useStore();
    const line = (word: string, at: number, caseId: string | null) =>
      ({ history: sampleLine(word, at), caseId: caseId as never, sessionId: id<never>('session') }) as const;
    await commitAll(store, line('b', 2, 'line-1'), line('c', 2, 'line-2'), line('d', 2, 'line-1'));
    await commitAll(store, line('a', 1, 'line-2'), line('e', 3, 'line-1'), line('x', 2, 'line-3'), line('y', 2, null));
    const read = async (limit: number, ...caseIds: string[]) =>
      (
        await store.history(
          caseIds.map((word) => id(word)),
          limit,
        )
      ).map(({ entryId }) => entryId);
    expect(await read(10, 'line-1', 'line-2')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await read(10, 'line-2')).toEqual(['a', 'c']);
    // Too many: the newest are kept.
    expect(await read(2, 'line-1', 'line-2')).toEqual(['d', 'e']);
    expect(await read(10)).toEqual([]);
    expect(await store.history([id('line-3')], 1)).toEqual([sampleLine('x', 2)]);
  });

  it('writes no line of a commit that is stale', async () => {
    const store = useStore();
    const outcome = await store.commit([
      { history: sampleLine('lost', 1), caseId: id('stale-line'), sessionId: null },
      put('desk', { ...sample('desk', 'nobody'), version: 7 }),
    ]);
    expect(outcome.outcome).toBe('stale');
    expect(await store.history([id('stale-line')], 10)).toEqual([]);
  });
}
