/** The store of the use cases, on either engine. */
import type { Kind, Store } from '../app/store.ts';
import { createCommit } from './commit.ts';
import type { Engine } from './engine.ts';
import { createReadFiles } from './read-files.ts';
import { createReadCases } from './read-cases.ts';
import { createReadConversations } from './read-conversations.ts';
import { createReadMessages } from './read-messages.ts';
import { createReadPeople } from './read-people.ts';
import { readOne } from './read-record.ts';
import { createReadSessions } from './read-sessions.ts';
import { KINDS, TABLE_OF } from './record-tables.ts';
import { prepare } from './statement.ts';

export function createStore(engine: Engine): Store {
  return {
    commit: createCommit(engine),
    get: createGet(engine),
    ...createReadPeople(engine),
    ...createReadSessions(engine),
    ...createReadConversations(engine),
    ...createReadCases(engine),
    ...createReadMessages(engine),
    ...createReadFiles(engine),
    ping: engine.ping,
    close: engine.close,
  };
}

function createGet({ db, run }: Engine): Store['get'] {
  const byId = (kind: Kind) =>
    prepare<{ id: string }>()((v) => db.selectFrom(TABLE_OF[kind]).select('body').where('id', '=', v.id));
  const statements = new Map(KINDS.map((kind) => [kind, byId(kind)]));
  return async (kind, id) => {
    const statement = statements.get(kind);
    return statement && readOne<typeof kind>(run, statement({ id }));
  };
}
