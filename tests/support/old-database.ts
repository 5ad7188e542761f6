/** Makes a database as version 0.1.0 left it, with a running conversation in it. */
import { Migrator } from 'kysely/migration';
import type { Engine } from '../../server/store/engine.ts';
import { first } from '../../server/store/migrations/first.ts';
import { sample } from './sample-records.ts';

/** Closes the engine. */
export async function makeOldDatabase(engine: Engine): Promise<void> {
  const migrator = new Migrator({
    db: engine.db,
    provider: { getMigrations: async () => ({ '0001-first': first(engine.dialect) }) },
    migrationTableName: 'lotse_migrations',
    migrationLockTableName: 'lotse_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  const body = JSON.stringify({
    ...sample('conversation', 'old', { now: { state: 'assigned', agentId: 'anna', since: 1 } }),
    version: 1,
  });
  const row = { id: 'old', version: 1, body, visitor_id: 'visitor', case_id: 'case', agent_id: 'anna', opened_at: 1 };
  await engine.run(
    engine.db
      .insertInto('conversations')
      // The column `accompanied` came later.
      .values({ ...row, state: 'assigned' } as never)
      .compile(),
  );
  await engine.close();
}
