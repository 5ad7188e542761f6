/** Finds messages and lines of time lines. */
import type { Kysely } from 'kysely';
import type { Message } from '../../shared/protocol/chat.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { Store } from '../app/store.ts';
import type { Engine } from './engine.ts';
import { once, prepare } from './statement.ts';
import type { MessageRow, Tables } from './tables.ts';

export function readMessage(row: MessageRow): Message {
  const { author, body } = JSON.parse(row.body) as Pick<Message, 'author' | 'body'>;
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    clientMessageId: row.client_message_id,
    author,
    body,
    at: row.sent_at,
  } as Message;
}

export function createReadMessages({ db, run }: Engine): Pick<Store, 'messages' | 'history'> {
  const messagesAfter = prepare<{ conversationId: string; afterSeq: number; limit: number }>()((v) =>
    db
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', v.conversationId)
      .where('seq', '>', v.afterSeq)
      .orderBy('seq')
      .limit(v.limit),
  );
  return {
    async messages(conversationId, afterSeq, limit) {
      const rows = await run(messagesAfter({ conversationId, afterSeq, limit }));
      return rows.map(readMessage);
    },
    async history(caseIds, limit) {
      if (caseIds.length === 0) return [];
      const rows = await run(once(newestLines(db, caseIds, limit)));
      return rows.map((row) => JSON.parse(row.body) as HistoryEntry).toReversed();
    },
  };
}

/** When there are more than `limit`, the newest are the ones worth reading. */
function newestLines(db: Kysely<Tables>, caseIds: readonly string[], limit: number) {
  return db
    .selectFrom('history')
    .select('body')
    .where('case_id', 'in', caseIds)
    .orderBy('happened_at', 'desc')
    .orderBy('position', 'desc')
    .limit(limit);
}
