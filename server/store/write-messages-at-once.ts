/**
 * The same as write-messages.ts in a single statement, for an engine behind a network: one way there and back instead of five.
 * Two that race with the same client id meet at the unique constraint; the engine runs the loser again.
 */
import { type Kysely, sql } from 'kysely';
import { prepare } from './statement.ts';
import { readMessage } from './read-messages.ts';
import type { MessageRow, Tables } from './tables.ts';
import { type AddMessage, excerpt } from './write-messages.ts';

type Values = MessageRow & { version: number; lastText: string | null };

export function createAddMessageAtOnce(db: Kysely<Tables>): AddMessage {
  const add = prepare<Values>()((v) => statement(db, v));
  return async (run, message, version) => {
    const { conversationId, clientMessageId, author, body, at } = message;
    const [row] = await run(
      add({
        conversation_id: conversationId,
        client_message_id: clientMessageId,
        seq: 0,
        sent_at: at,
        body: JSON.stringify({ author, body }),
        version,
        lastText: body.type === 'text' ? excerpt(body.text) : null,
      }),
    );
    if (!row) return undefined;
    if (row.duplicate === 0) return { message: { ...message, seq: row.seq }, duplicate: false };
    const { seq, sent_at, body: stored } = row;
    const known = { conversation_id: conversationId, client_message_id: clientMessageId, seq, sent_at, body: stored };
    return { message: readMessage(known), duplicate: true };
  };
}

function statement(db: Kysely<Tables>, v: Values) {
  return db
    .with('known', (query) =>
      query
        .selectFrom('messages')
        .select(['seq', 'sent_at', 'body', sql<number>`1`.as('duplicate')])
        .where('conversation_id', '=', v.conversation_id)
        .where('client_message_id', '=', v.client_message_id),
    )
    .with('tail', (query) =>
      query
        .updateTable('conversations')
        .set((eb) => ({
          last_seq: eb('last_seq', '+', 1),
          last_text: sql<string>`coalesce(${v.lastText}, last_text)`,
          last_at: v.sent_at,
        }))
        .where('id', '=', v.conversation_id)
        .where('version', '=', v.version)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('known').select('known.seq'))))
        .returning('last_seq'),
    )
    .with('added', (query) =>
      query
        .insertInto('messages')
        .columns(['conversation_id', 'client_message_id', 'seq', 'sent_at', 'body'])
        .expression((eb) =>
          eb
            .selectFrom('tail')
            .select([
              sql<string>`${v.conversation_id}`.as('conversation_id'),
              sql<string>`${v.client_message_id}`.as('client_message_id'),
              'tail.last_seq as seq',
              sql<number>`${v.sent_at}::double precision`.as('sent_at'),
              sql<string>`${v.body}`.as('body'),
            ]),
        )
        .returning(['seq', 'sent_at', 'body', sql<number>`0`.as('duplicate')]),
    )
    .selectFrom('known')
    .selectAll('known')
    .unionAll((eb) => eb.selectFrom('added').selectAll('added'));
}
