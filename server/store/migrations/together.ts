/** Working on one page together: companions of conversations, files that are shown, lists of products, orders. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

export function together(dialect: Engine['dialect']): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await findAccompanied(db);
      await createFiles(db, dialect);
      await createShoppings(db);
    },
  };
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();

const record = (db: Kysely<unknown>, table: string) =>
  db.schema
    .createTable(table)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', required)
    .addColumn('body', 'text', required);

async function findAccompanied(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversations').addColumn('accompanied', 'integer').execute();
  await db.schema
    .createIndex('conversations_accompanied')
    .on('conversations')
    .column('accompanied')
    .where('accompanied', 'is not', null)
    .execute();
}

/** A record a file, its bytes in pieces. */
async function createFiles(db: Kysely<unknown>, dialect: Engine['dialect']): Promise<void> {
  await record(db, 'files')
    .addColumn('session_id', 'text', required)
    .addColumn('added_at', 'double precision', required)
    .addColumn('expires_at', 'double precision', required)
    .execute();
  await db.schema.createIndex('files_by_session').on('files').columns(['session_id', 'added_at']).execute();
  await db.schema.createIndex('files_by_expiry').on('files').column('expires_at').execute();
  await db.schema
    .createTable('file_pieces')
    .addColumn('file_id', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('bytes', dialect === 'sqlite' ? 'blob' : 'bytea', required)
    .addPrimaryKeyConstraint('file_pieces_by_position', ['file_id', 'position'])
    .execute();
}

/** What visitors look at and choose, one record a session; the orders sites tell of. */
async function createShoppings(db: Kysely<unknown>): Promise<void> {
  await record(db, 'shoppings').execute();
  await record(db, 'orders')
    .addColumn('session_id', 'text', required)
    .addColumn('placed_at', 'double precision', required)
    .execute();
  await db.schema.createIndex('orders_by_session').on('orders').column('session_id').execute();
}
