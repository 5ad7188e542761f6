/** Files the embedded store must not touch: each is refused with its reason, and left as it was. */
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open-store.ts';
import { putAll } from '../support/commit-all.ts';
import { sample } from '../support/sample-records.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createThrowAwayFolder, type ThrowAwayFolder } from '../support/throw-away-folder.ts';

let folder: ThrowAwayFolder;
let file: string;
beforeEach(() => {
  folder = createThrowAwayFolder('strangers');
  file = join(folder.path, 'lotse.sqlite');
});
afterEach(() => folder.remove());
const open = () => openStore({ dataFolder: folder.path }, createSilentLog());
const refused = (reason: string) => ({
  name: 'DatabaseUnusableError',
  reason,
  message: expect.stringContaining(folder.path),
});

async function fillAndClose(): Promise<void> {
  const store = await open();
  const desks = Array.from({ length: 400 }, (_, number) => sample('desk', `d${number}-${'x'.repeat(30)}`));
  await putAll(store, 'desk', ...desks);
  await store.close();
}

describe('the embedded store refuses', () => {
  it('a file that is no database', async () => {
    const text = 'Dear diary, '.repeat(1_000);
    writeFileSync(file, text);
    await expect(open()).rejects.toMatchObject(refused('corrupt'));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('a database with damaged pages', async () => {
    await fillAndClose();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096 * 3, 4_096 * 12);
    writeFileSync(file, bytes);
    await expect(open()).rejects.toMatchObject(refused('corrupt'));
  });

  it('a database that was cut off', async () => {
    await fillAndClose();
    truncateSync(file, statSync(file).size - 4_096 * 4);
    await expect(open()).rejects.toMatchObject(refused('corrupt'));
  });

  it('the database of another program', async () => {
    const other = new DatabaseSync(file);
    other.exec('create table bookmarks (url text)');
    other.close();
    const before = readFileSync(file);
    await expect(open()).rejects.toMatchObject(refused('foreign'));
    expect(readFileSync(file)).toEqual(before);
  });

  it('a database a newer version has migrated', async () => {
    await fillAndClose();
    const newer = new DatabaseSync(file);
    newer.exec("insert into lotse_migrations values ('9999-later', '2030-01-01T00:00:00.000Z')");
    newer.close();
    await expect(open()).rejects.toMatchObject(refused('newer'));
  });

  it('a place where nothing can be written', async () => {
    mkdirSync(file);
    await expect(open()).rejects.toMatchObject(refused('not_writable'));
    const below = openStore({ dataFolder: join(file, 'x', '\u0000') }, createSilentLog());
    await expect(below).rejects.toMatchObject({ reason: 'not_writable' });
  });
});
