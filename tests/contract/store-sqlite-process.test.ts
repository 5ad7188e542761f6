/** The embedded database and processes: one at a time, released by any end, and nothing acknowledged is lost (security row 24). */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { commitAll, put } from '../support/commit-all.ts';
import { startEmbeddedChild } from '../support/embedded-child.ts';
import { id, sample } from '../support/sample-records.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createThrowAwayFolder, type ThrowAwayFolder } from '../support/throw-away-folder.ts';

let folder: ThrowAwayFolder;
beforeEach(() => {
  folder = createThrowAwayFolder('process');
});
afterEach(() => folder.remove());
const open = () => openStore({ dataFolder: folder.path }, createSilentLog());
const inUse = () => ({
  name: 'DatabaseInUseError',
  folder: folder.path,
  message: expect.stringContaining(folder.path),
});

describe('the embedded database killed hard in the middle of traffic', () => {
  it.each([1, 2, 3])('has every acknowledged message, once and in order (round %i)', async (round) => {
    const child = startEmbeddedChild(folder.path);
    await child.untilPrinted(400 * round);
    const acknowledged = (await child.kill()).slice(1).map((line) => line.split(' '));
    const store = await open();
    const stored = new Map<string, string>();
    for (const conversation of ['c0', 'c1', 'c2']) {
      const messages = await store.messages(id(conversation), 0, 1_000_000);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      expect(new Set(messages.map(({ clientMessageId }) => clientMessageId)).size).toBe(messages.length);
      const { tail } = (await store.conversationWithTail(id(conversation)))!;
      expect(tail.lastSeq).toBe(messages.length);
      for (const { seq, clientMessageId } of messages) stored.set(clientMessageId, `${conversation} ${seq}`);
    }
    await store.close();
    const lost = acknowledged.filter(([conversation, seq, word]) => stored.get(word!) !== `${conversation} ${seq}`);
    expect(acknowledged.length).toBeGreaterThanOrEqual(400 * round - 1);
    expect(lost).toEqual([]);
  });
});

describe('the embedded database and a second process', () => {
  it('refuses to open what another process holds, until that is killed', async () => {
    const child = startEmbeddedChild(folder.path);
    await child.untilPrinted(1);
    await expect(open()).rejects.toMatchObject(inUse());
    await child.kill();
    const store = await open();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });

  it('refuses a second opening in the same process, and keeps the lock for the first', async () => {
    const store = await open();
    await expect(open()).rejects.toMatchObject(inUse());
    const child = startEmbeddedChild(folder.path);
    await expect(child.untilPrinted(1)).rejects.toThrow(/DatabaseInUseError/);
    await child.kill();
    await commitAll(store, put('desk', sample('desk', 'still-mine')));
    await store.close();
  });

  it('is free again after a close', async () => {
    await (await open()).close();
    const child = startEmbeddedChild(folder.path);
    await child.untilPrinted(1);
    expect(await child.kill()).toContain('ready');
  });

  it('makes its folder and its files, readable for their owner only', async () => {
    const inside = join(folder.path, 'new', 'data');
    const store = await openStore({ dataFolder: inside }, createSilentLog());
    await commitAll(store, put('desk', sample('desk', 'd')));
    const modes = ['', 'lotse.sqlite', 'lotse.sqlite-wal'].map((name) => statSync(join(inside, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await store.close();
  });
});
