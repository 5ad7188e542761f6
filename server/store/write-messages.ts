/** Gives a message the next `seq` of its conversation and writes it, once; in steps, for an engine without a way to the server. */
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../shared/protocol/chat.ts';
import type { NewMessage } from '../app/store.ts';
import type { Run } from './engine.ts';
import { readMessage } from './read-messages.ts';
import type { SaidIds } from './said-ids.ts';
import { prepare } from './statement.ts';
import type { MessageRow, Tables } from './tables.ts';

/** Longest excerpt of the newest text that is kept for lists, in UTF-16 units. */
const MAX_LAST_TEXT_CHARS = 160;

/** Undefined: the conversation does not have this version any more. */
export type AddMessage = (
  run: Run,
  message: NewMessage,
  version: number,
) => Promise<{ readonly message: Message; readonly duplicate: boolean } | undefined>;

export function createAddMessage(db: Kysely<Tables>, saidIds: SaidIds): AddMessage {
  const selectSaid = prepare<{ conversationId: string }>()((v) =>
    db
      .selectFrom('messages')
      .select(['client_message_id as clientMessageId', 'seq'])
      .where('conversation_id', '=', v.conversationId),
  );
  const findKnown = prepare<{ conversationId: string; seq: number }>()((v) =>
    db.selectFrom('messages').selectAll().where('conversation_id', '=', v.conversationId).where('seq', '=', v.seq),
  );
  const takeSeq = prepare<{ id: string; version: number; lastText: string | null; lastAt: number }>()((v) =>
    db
      .updateTable('conversations')
      .set((eb) => ({
        last_seq: eb('last_seq', '+', 1),
        last_text: sql<string>`coalesce(${v.lastText}, last_text)`,
        last_at: v.lastAt,
      }))
      .where('id', '=', v.id)
      .where('version', '=', v.version)
      .returning('last_seq'),
  );
  const insert = prepare<MessageRow>()((v) =>
    db.insertInto('messages').values({
      conversation_id: v.conversation_id,
      seq: v.seq,
      client_message_id: v.client_message_id,
      sent_at: v.sent_at,
      body: v.body,
    }),
  );

  return async (run, message, version) => {
    const { conversationId, clientMessageId, author, body, at } = message;
    const said = await saidIds.of(conversationId, async () =>
      (await run(selectSaid({ conversationId }))).map((row) => [row.clientMessageId, row.seq]),
    );
    const seq = said.get(clientMessageId);
    if (seq !== undefined) {
      const [known] = await run(findKnown({ conversationId, seq }));
      if (!known) throw new Error(`Message ${seq} of conversation ${conversationId} is gone.`);
      return { message: readMessage(known), duplicate: true };
    }

    const lastText = body.type === 'text' ? excerpt(body.text) : null;
    const [tail] = await run(takeSeq({ id: conversationId, version, lastText, lastAt: at }));
    if (!tail) return undefined;

    await run(
      insert({
        conversation_id: conversationId,
        seq: tail.last_seq,
        client_message_id: clientMessageId,
        sent_at: at,
        body: JSON.stringify({ author, body }),
      }),
    );
    said.set(clientMessageId, tail.last_seq);
    return { message: { ...message, seq: tail.last_seq }, duplicate: false };
  };
}

export function excerpt(text: string): string {
  // PostgreSQL's text takes no NUL; inside JSON bodies it is escaped.
  return text.slice(0, MAX_LAST_TEXT_CHARS).replaceAll('\0', '').toWellFormed();
}
