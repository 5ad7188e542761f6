/** Files put up for sessions: their records, their bytes in pieces, their end. */
import { expect, it } from 'vitest';
import { commitAll, idsOf, put, putAll } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);

export function storeFilesContract(useStore: UseStore): void {
  it('keeps pieces byte for byte, and answers undefined beyond the last', async () => {
    const store = useStore();
    await commitAll(
      store,
      put('file', sample('file', 'film')),
      { piece: everyByte, fileId: id('film'), index: 0 },
      { piece: Uint8Array.of(0, 255, 7), fileId: id('film'), index: 1 },
    );
    expect([...((await store.filePiece(id('film'), 0)) ?? [])]).toEqual([...everyByte]);
    expect([...((await store.filePiece(id('film'), 1)) ?? [])]).toEqual([0, 255, 7]);
    expect(await store.filePiece(id('film'), 2)).toBeUndefined();
    expect(await store.filePiece(id('other'), 0)).toBeUndefined();
  });

  it('writes a piece once', async () => {
    const store = useStore();
    await commitAll(store, { piece: Uint8Array.of(1), fileId: id('once'), index: 0 });
    const again = await store
      .commit([{ piece: Uint8Array.of(2), fileId: id('once'), index: 0 }])
      .catch(() => ({ outcome: 'refused' }));
    expect(again.outcome).not.toBe('committed');
    expect([...((await store.filePiece(id('once'), 0)) ?? [])]).toEqual([1]);
  });

  it('finds the files of a session, newest first, and those whose time is over', async () => {
    const store = useStore();
    const file = (word: string, addedAt: number, expiresAt: number, sessionId = 'with-files') =>
      sample('file', word, { sessionId, addedAt, expiresAt });
    await putAll(store, 'file', file('old', 10, 901), file('new', 20, 900), file('foreign', 30, 902, 'elsewhere'));
    expect(idsOf(await store.filesOf(id('with-files')))).toEqual(['new', 'old']);
    const over = idsOf(await store.expiredFiles(901));
    expect(over).toEqual(expect.arrayContaining(['old', 'new']));
    expect(over).not.toContain('foreign');
  });

  it('forgets a file with all its pieces, and a second time does no harm', async () => {
    const store = useStore();
    await commitAll(store, put('file', sample('file', 'gone')), { piece: everyByte, fileId: id('gone'), index: 0 });
    await commitAll(store, { remove: 'file', id: 'gone' });
    await commitAll(store, { remove: 'file', id: 'gone' });
    expect(await store.get('file', id('gone'))).toBeUndefined();
    expect(await store.filePiece(id('gone'), 0)).toBeUndefined();
  });
}
