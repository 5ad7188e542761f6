/** What visitors look at and choose, one record a session, and the orders sites tell of. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export function shopping(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await record(db, 'shoppings').execute();
      await record(db, 'orders')
        .addColumn('session_id', 'text', (column) => column.notNull())
        .addColumn('placed_at', 'double precision', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('orders_by_session').on('orders').column('session_id').execute();
    },
  };
}

const record = (db: Kysely<unknown>, table: string) =>
  db.schema
    .createTable(table)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull());
