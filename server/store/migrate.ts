/** Brings a database to this version's schema; several nodes may start at once, one of them migrates. */
import { Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { first } from './migrations/first.ts';
import { together } from './migrations/together.ts';
import { DatabaseUnusableError } from './store-errors.ts';

/** Listed by hand and never renamed: the names are what a database remembers. */
const MIGRATIONS = { '0001-first': first, '0002-together': together };

const MIGRATION_TABLE = 'lotse_migrations';

export async function migrate({ db, dialect }: Engine, where: string): Promise<void> {
  await refuseForeign(db, where);
  const migrations = Object.entries(MIGRATIONS).map(([name, create]) => [name, create(dialect)] as const);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
    // Node's own order, not the locale's.
    nameComparator: (a, b) => (a < b ? -1 : 1),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new DatabaseUnusableError('migration_failed', where, error);
}

/** A database with tables but none of ours is somebody else's; one with migrations we do not know was written by a newer us. */
async function refuseForeign(db: Engine['db'], where: string): Promise<void> {
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map((table) => table.name);
  if (!tables.includes(MIGRATION_TABLE)) {
    // Another node may be in the middle of its first start: its lock table is there before any other.
    if (tables.some((table) => !table.startsWith(MIGRATION_TABLE))) throw new DatabaseUnusableError('foreign', where);
    return;
  }
  const executed = await db
    .withTables<{ lotse_migrations: { name: string } }>()
    .selectFrom(MIGRATION_TABLE)
    .select('name')
    .execute();
  if (executed.some(({ name }) => !(name in MIGRATIONS))) throw new DatabaseUnusableError('newer', where);
}
