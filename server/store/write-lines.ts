/** The small writes beside records and messages: cursors, lines of a time line, running numbers, forgotten sign-ins. */
import type { Kysely } from 'kysely';
import type { Cursors } from '../../shared/protocol/chat.ts';
import type { Change } from '../app/store.ts';
import type { Run } from './engine.ts';
import { prepare } from './statement.ts';
import type { Tables } from './tables.ts';

type HistoryChange = Extract<Change, { history: unknown }>;
type CursorChange = Extract<Change, { cursor: unknown }>;

const CURSOR_COLUMN = {
  visitorDelivered: 'visitor_delivered',
  visitorRead: 'visitor_read',
  agentDelivered: 'agent_delivered',
  agentRead: 'agent_read',
} as const satisfies Record<keyof Cursors, string>;

export type WriteLines = {
  addHistory(run: Run, change: HistoryChange): Promise<void>;
  raiseCursor(run: Run, change: CursorChange): Promise<void>;
  removeSignIn(run: Run, id: string): Promise<void>;
  nextCaseNumber(run: Run): Promise<number>;
};

export function createWriteLines(db: Kysely<Tables>): WriteLines {
  const insertHistory = prepare<{
    caseId: string | null;
    sessionId: string | null;
    happenedAt: number;
    body: string;
  }>()((v) =>
    db
      .insertInto('history')
      .values({ case_id: v.caseId, session_id: v.sessionId, happened_at: v.happenedAt, body: v.body }),
  );
  const raise = (cursor: keyof Cursors) => {
    const column = CURSOR_COLUMN[cursor];
    return prepare<{ id: string; seq: number }>()((v) =>
      db
        .updateTable('conversations')
        .set((eb) => ({
          [column]: eb.case().when('last_seq', '<', v.seq).then(eb.ref('last_seq')).else(v.seq).end(),
        }))
        .where('id', '=', v.id)
        .where(column, '<', v.seq),
    );
  };
  const raisers = {
    visitorDelivered: raise('visitorDelivered'),
    visitorRead: raise('visitorRead'),
    agentDelivered: raise('agentDelivered'),
    agentRead: raise('agentRead'),
  };
  const removeSignIn = prepare<{ id: string }>()((v) => db.deleteFrom('sign_ins').where('id', '=', v.id));
  // A row of its own and not a sequence: both engines then give numbers without gaps.
  const nextNumber = prepare<{ name: string }>()((v) =>
    db
      .updateTable('counters')
      .set((eb) => ({ value: eb('value', '+', 1) }))
      .where('name', '=', v.name)
      .returning('value'),
  );

  return {
    async addHistory(run, { history, caseId, sessionId }) {
      await run(insertHistory({ caseId, sessionId, happenedAt: history.at, body: JSON.stringify(history) }));
    },
    async raiseCursor(run, { cursor, conversationId, seq }) {
      await run(raisers[cursor]({ id: conversationId, seq }));
    },
    async removeSignIn(run, id) {
      await run(removeSignIn({ id }));
    },
    async nextCaseNumber(run) {
      const [counter] = await run(nextNumber({ name: 'case' }));
      if (!counter) throw new Error('The counter of case numbers is missing.');
      return counter.value;
    },
  };
}
