/** What agents put up to show it: a record a file, its bytes in pieces. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

export function files(dialect: Engine['dialect']): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('files')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('session_id', 'text', (column) => column.notNull())
        .addColumn('added_at', 'double precision', (column) => column.notNull())
        .addColumn('expires_at', 'double precision', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('files_by_session').on('files').columns(['session_id', 'added_at']).execute();
      await db.schema.createIndex('files_by_expiry').on('files').column('expires_at').execute();
      await db.schema
        .createTable('file_pieces')
        .addColumn('file_id', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('bytes', dialect === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('file_pieces_by_position', ['file_id', 'position'])
        .execute();
    },
  };
}
