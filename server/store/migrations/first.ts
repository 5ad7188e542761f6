/** The first schema: records with their look-up columns, messages, time lines, counters. */
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

export function first(dialect: Engine['dialect']): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createPeople(db);
      await createSessions(db);
      await createConversations(db, dialect);
      await createCases(db, dialect);
    },
  };
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const fromZero = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0);

function record(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull());
}

/** Only rows that have a value: most have none, and nobody looks for those. */
function partialIndex(db: Kysely<unknown>, name: string, table: string, column: string) {
  return db.schema.createIndex(name).on(table).column(column).where(column, 'is not', null);
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await record(db, 'sites').addColumn('site_key', 'text', required).execute();
  await db.schema.createIndex('sites_by_key').unique().on('sites').column('site_key').execute();

  await record(db, 'agents')
    .addColumn('email_key', 'text', required)
    .addColumn('removed', 'integer', required)
    .execute();
  await db.schema
    .createIndex('agents_by_email')
    .unique()
    .on('agents')
    .column('email_key')
    .where(sql.ref('removed'), '=', 0)
    .execute();

  await record(db, 'sign_ins').addColumn('agent_id', 'text', required).execute();
  await db.schema.createIndex('sign_ins_by_agent').on('sign_ins').column('agent_id').execute();

  await record(db, 'desks').execute();

  await record(db, 'visitors').addColumn('token_hash', 'text', required).execute();
  await db.schema.createIndex('visitors_by_token').unique().on('visitors').column('token_hash').execute();

  await record(db, 'contacts')
    .addColumn('phone_key', 'text')
    .addColumn('verified_email_key', 'text')
    .addColumn('created_at', 'double precision', required)
    .execute();
  await db.schema.createIndex('contacts_by_phone').on('contacts').column('phone_key').execute();
  await db.schema.createIndex('contacts_by_email').on('contacts').column('verified_email_key').execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await record(db, 'sessions')
    .addColumn('visitor_id', 'text', required)
    .addColumn('started_at', 'double precision', required)
    .addColumn('code', 'text')
    .addColumn('code_expires_at', 'double precision')
    .addColumn('due_at', 'double precision')
    .addColumn('lost_at', 'double precision')
    .execute();
  await db.schema.createIndex('sessions_by_visitor').on('sessions').columns(['visitor_id', 'started_at']).execute();
  await partialIndex(db, 'sessions_by_code', 'sessions', 'code').unique().execute();
  await partialIndex(db, 'sessions_by_due', 'sessions', 'due_at').execute();
  await partialIndex(db, 'sessions_by_lost', 'sessions', 'lost_at').execute();

  await record(db, 'invitations')
    .addColumn('session_id', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('shown_at', 'double precision', required)
    .addColumn('expires_at', 'double precision', required)
    .execute();
  await db.schema.createIndex('invitations_by_session').on('invitations').columns(['session_id', 'shown_at']).execute();
  await db.schema
    .createIndex('invitations_shown')
    .on('invitations')
    .column('expires_at')
    .where(sql.ref('state'), '=', 'shown')
    .execute();

  await record(db, 'calls').addColumn('node_id', 'text').execute();
  await partialIndex(db, 'calls_by_node', 'calls', 'node_id').execute();
}

async function createConversations(db: Kysely<unknown>, dialect: Engine['dialect']): Promise<void> {
  await record(db, 'conversations')
    .addColumn('visitor_id', 'text', required)
    .addColumn('case_id', 'text', required)
    .addColumn('agent_id', 'text')
    .addColumn('state', 'text', required)
    .addColumn('opened_at', 'double precision', required)
    .addColumn('last_seq', 'integer', fromZero)
    .addColumn('last_text', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('last_at', 'double precision', fromZero)
    .addColumn('visitor_delivered', 'integer', fromZero)
    .addColumn('visitor_read', 'integer', fromZero)
    .addColumn('agent_delivered', 'integer', fromZero)
    .addColumn('agent_read', 'integer', fromZero)
    .execute();
  await db.schema
    .createIndex('conversations_open')
    .unique()
    .on('conversations')
    .column('visitor_id')
    .where(sql.ref('state'), '<>', 'closed')
    .execute();
  await db.schema.createIndex('conversations_by_case').on('conversations').column('case_id').execute();
  await db.schema
    .createIndex('conversations_queued')
    .on('conversations')
    .column('opened_at')
    .where(sql.ref('state'), '=', 'queued')
    .execute();
  await partialIndex(db, 'conversations_by_agent', 'conversations', 'agent_id').execute();

  const messages = db.schema
    .createTable('messages')
    .addColumn('conversation_id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('client_message_id', 'text', required)
    .addColumn('sent_at', 'double precision', required)
    .addColumn('body', 'text', required)
    .addPrimaryKeyConstraint('messages_by_seq', ['conversation_id', 'seq']);
  // The embedded engine has one writer, who knows (said-ids.ts); here nodes race.
  await (
    dialect === 'sqlite'
      ? messages
      : messages.addUniqueConstraint('messages_by_client_id', ['conversation_id', 'client_message_id'])
  ).execute();
}

async function createCases(db: Kysely<unknown>, dialect: Engine['dialect']): Promise<void> {
  await record(db, 'cases')
    .addColumn('agent_id', 'text')
    .addColumn('state', 'text', required)
    .addColumn('merged_into', 'text')
    .addColumn('opened_at', 'double precision', required)
    .execute();
  await db.schema
    .createIndex('cases_open')
    .on('cases')
    .column('opened_at')
    .where(sql.ref('state'), '<>', 'resolved')
    .execute();
  await partialIndex(db, 'cases_merged', 'cases', 'merged_into').execute();

  const history = db.schema.createTable('history');
  await (
    dialect === 'sqlite'
      ? history.addColumn('position', 'integer', (column) => column.primaryKey())
      : history.addColumn('position', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
  )
    .addColumn('case_id', 'text')
    .addColumn('session_id', 'text')
    .addColumn('happened_at', 'double precision', required)
    .addColumn('body', 'text', required)
    .execute();
  await db.schema
    .createIndex('history_by_case')
    .on('history')
    .columns(['case_id', 'happened_at', 'position'])
    .execute();
  await partialIndex(db, 'history_by_session', 'history', 'session_id').execute();

  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'integer', required)
    .execute();
  const counters = db as Kysely<{ counters: { name: string; value: number } }>;
  await counters.insertInto('counters').values({ name: 'case', value: 0 }).execute();
}
