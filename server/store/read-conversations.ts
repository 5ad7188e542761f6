/** Finds conversations with their tails. */
import type { Selectable } from 'kysely';
import type { Conversation } from '../domain/conversation.ts';
import type { Store, WithTail } from '../app/store.ts';
import type { Engine, Query } from './engine.ts';
import { prepare } from './statement.ts';
import type { TailRow } from './tables.ts';

type ReadConversations = Pick<
  Store,
  | 'openConversation'
  | 'conversationWithTail'
  | 'queuedConversations'
  | 'assignedConversations'
  | 'runningConversations'
  | 'accompaniedConversations'
  | 'conversationsOfCase'
>;
type Row = Selectable<TailRow> & { readonly body: string };

const COLUMNS = [
  'body',
  'last_seq',
  'last_text',
  'last_at',
  'visitor_delivered',
  'visitor_read',
  'agent_delivered',
  'agent_read',
] as const;

function readRow(row: Row): WithTail {
  return {
    conversation: JSON.parse(row.body) as Conversation,
    tail: {
      lastSeq: row.last_seq,
      lastText: row.last_text,
      lastAt: row.last_at,
      cursors: {
        visitorDelivered: row.visitor_delivered,
        visitorRead: row.visitor_read,
        agentDelivered: row.agent_delivered,
        agentRead: row.agent_read,
      },
    },
  };
}

export function createReadConversations({ db, run }: Engine): ReadConversations {
  const select = () => db.selectFrom('conversations').select(COLUMNS);
  const oldestFirst = () => select().orderBy('opened_at').orderBy('id');

  const withTail = prepare<{ id: string }>()((v) => select().where('id', '=', v.id));
  const open = prepare<{ visitorId: string }>()((v) =>
    select().where('visitor_id', '=', v.visitorId).where('state', '<>', 'closed'),
  );
  // By when it was opened: who was taken once and lost the agent does not go to the end.
  const queued = prepare<Record<never, never>>()(() => oldestFirst().where('state', '=', 'queued'));
  const assigned = prepare<{ agentId: string }>()((v) =>
    oldestFirst().where('state', '=', 'assigned').where('agent_id', '=', v.agentId),
  );
  // The agent's column is filled while it runs and has an index.
  const running = prepare<{ limit: number }>()((v) =>
    select().where('agent_id', 'is not', null).orderBy('opened_at', 'desc').orderBy('id').limit(v.limit),
  );
  const accompanied = prepare<Record<never, never>>()(() => oldestFirst().where('accompanied', 'is not', null));
  const ofCase = prepare<{ caseId: string }>()((v) => oldestFirst().where('case_id', '=', v.caseId));

  const one = async (query: Query<Row>) => {
    const [row] = await run(query);
    return row && readRow(row);
  };
  const all = async (query: Query<Row>) => (await run(query)).map(readRow);
  return {
    conversationWithTail: (id) => one(withTail({ id })),
    openConversation: (visitorId) => one(open({ visitorId })),
    queuedConversations: () => all(queued({})),
    assignedConversations: (agentId) => all(assigned({ agentId })),
    runningConversations: (limit) => all(running({ limit })),
    accompaniedConversations: () => all(accompanied({})),
    conversationsOfCase: (caseId) => all(ofCase({ caseId })),
  };
}
