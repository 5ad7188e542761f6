/** The embedded engine: one connection, group commit, acknowledged only when the log is on disk. */
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { Engine, Run } from './engine.ts';
import { createGroupCommit } from './group-commit.ts';
import { isUniqueViolation, openSqlite } from './sqlite-database.ts';
import type { Tables } from './tables.ts';

/** SQLite does undo a half-done migration; Kysely is only careful about it by default. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

export function openSqliteEngine(folder: string): Engine {
  const database = openSqlite(folder);
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: database.forKysely }) });
  const runNow: Run = async <Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) =>
    database.all(sql, parameters) as Row[];
  const group = createGroupCommit({ ...database, isUniqueViolation }, runNow);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await group.close();
    await db.destroy();
    database.close();
  }

  return {
    dialect: 'sqlite',
    db,
    async run(query) {
      // The one connection sees what is not committed yet.
      while (group.settled()) await group.settled();
      return runNow(query);
    },
    commit: group.commit,
    async ping() {
      database.all('select 1', []);
    },
    close: () => (closing ??= close()),
  };
}
