/** What is there after a close and another start. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitAll, put } from '../support/commit-all.ts';
import { id, sample, sampleLine, sampleMessage } from '../support/sample-records.ts';
import type { CreatePlace, StorePlaceForTest } from './store.contract.ts';

export function storeReopenContract(createPlace: CreatePlace): void {
  let place: StorePlaceForTest;
  beforeAll(async () => {
    place = await createPlace();
  });
  afterAll(() => place?.remove());

  it('keeps everything over a close, and migrates nothing twice', async () => {
    const before = await place.open();
    await commitAll(
      before,
      put('conversation', sample('conversation', 'kept')),
      put('case', sample('case', 'kept')),
      { message: sampleMessage('kept', 'm'), conversationVersion: 0 },
      { history: sampleLine('kept', 1), caseId: id('kept'), sessionId: null },
    );
    const found = await before.conversationWithTail(id('kept'));
    await before.close();
    await before.close();

    const after = await place.open();
    expect(await after.conversationWithTail(id('kept'))).toEqual(found);
    const retried = await commitAll(after, { message: sampleMessage('kept', 'm'), conversationVersion: 1 });
    expect(retried.messages.map(({ duplicate }) => duplicate)).toEqual([true]);
    expect(await after.messages(id('kept'), 0, 10)).toHaveLength(1);
    expect(await after.history([id('kept')], 10)).toEqual([sampleLine('kept', 1)]);
    const { caseNumbers } = await commitAll(after, put('case', sample('case', 'next')));
    expect([...caseNumbers.values()]).toEqual([2]);
    await after.close();
  });

  it('answers what was handed in before the close', async () => {
    const store = await place.open();
    const commits = Array.from({ length: 30 }, (_, index) =>
      store.commit([put('desk', sample('desk', `late-${index}`))]),
    );
    await Promise.all([...commits, store.close()]);
    const after = await place.open();
    const desks = await after.desks(Array.from({ length: 30 }, (_, index) => id(`late-${index}`)));
    await after.close();
    expect(desks).toHaveLength(30);
  });

  it('fails a commit and a read after the close', async () => {
    const store = await place.open();
    await store.close();
    await expect(store.commit([put('desk', sample('desk', 'too-late'))])).rejects.toThrow();
    await expect(store.sites()).rejects.toThrow();
    await expect(store.ping()).rejects.toThrow();
  });
}
