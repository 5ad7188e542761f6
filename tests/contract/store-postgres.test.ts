import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseUnusableError } from '../../server/store/store-errors.ts';
import { openPostgresEngine } from '../../server/store/postgres-engine.ts';
import { openStore } from '../../server/store/open-store.ts';
import { Client } from 'pg';
import { commitAll, put } from '../support/commit-all.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { id, sample, sampleMessage } from '../support/sample-records.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { storeContract } from './store.contract.ts';

let server: ThrowAwayPostgres;
let databases = 0;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

async function createDatabase(): Promise<string> {
  databases += 1;
  return server.createDatabase(`store_${databases}`);
}
const open = (databaseUrl: string) => openStore({ databaseUrl }, createSilentLog());

storeContract('PostgreSQL', async () => {
  const url = await createDatabase();
  return {
    open: () => open(url),
    openEngine: async () => openPostgresEngine(url, createSilentLog()),
    remove: async () => {},
  };
});

describe('store on PostgreSQL, several nodes', () => {
  it('migrates once when nodes start at the same moment', async () => {
    const url = await createDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    await commitAll(stores[0]!, put('desk', sample('desk', 'd')));
    expect(await stores[3]!.get('desk', id('d'))).toMatchObject({ version: 1 });
    await Promise.all(stores.map((store) => store.close()));
  });

  it('numbers messages without gap or double when two nodes write', async () => {
    const url = await createDatabase();
    const nodes = await Promise.all([open(url), open(url)]);
    await commitAll(nodes[0]!, put('conversation', sample('conversation', 'shared')));
    const sends = Array.from({ length: 40 }, (_, turn) =>
      commitAll(nodes[turn % 2]!, { message: sampleMessage('shared', `m${turn}`), conversationVersion: 1 }),
    );
    await Promise.all(sends);
    const stored = await nodes[1]!.messages(id('shared'), 0, 100);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('lets one of two nodes win a record', async () => {
    const url = await createDatabase();
    const nodes = await Promise.all([open(url), open(url)]);
    await commitAll(nodes[0]!, put('desk', sample('desk', 'raced')));
    const loaded = await nodes[1]!.get('desk', id('raced'));
    const outcomes = await Promise.all(nodes.map((node) => node.commit([put('desk', loaded!)])));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['committed', 'stale']);
    await Promise.all(nodes.map((node) => node.close()));
  });
});

describe('store on PostgreSQL, databases that are not ours', () => {
  async function execute(url: string, text: string): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(text);
    await client.end();
  }

  it('refuses a database with tables of another program', async () => {
    const url = await createDatabase();
    await execute(url, 'create table wordpress (id integer)');
    await expect(open(url)).rejects.toMatchObject({ name: 'DatabaseUnusableError', reason: 'foreign' });
  });

  it('refuses a database a newer version has migrated', async () => {
    const url = await createDatabase();
    await (await open(url)).close();
    await execute(url, "insert into lotse_migrations values ('9999-later', '2030-01-01T00:00:00.000Z')");
    await expect(open(url)).rejects.toMatchObject({ reason: 'newer' });
  });

  it('names a server that does not answer without giving away the password', async () => {
    const failure = await open('postgres://lotse:hidden@127.0.0.1:1/none').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnusableError);
    expect((failure as DatabaseUnusableError).reason).toBe('out_of_reach');
    expect(String(failure)).toContain('127.0.0.1:1/none');
    expect(String(failure)).not.toContain('hidden');
  });
});
