/** Finds sessions, the invitations shown in them and the calls made from them. */
import type { Store } from '../app/store.ts';
import type { Engine } from './engine.ts';
import { readAll, readOne } from './read-record.ts';
import { prepare } from './statement.ts';

type ReadSessions = Pick<
  Store,
  | 'latestSession'
  | 'sessionByCode'
  | 'sessionsToSweep'
  | 'expiredInvitations'
  | 'invitationsOf'
  | 'liveCalls'
  | 'liveCallNodes'
>;

export function createReadSessions({ db, run }: Engine): ReadSessions {
  const latestSession = prepare<{ visitorId: string; since: number }>()((v) =>
    db
      .selectFrom('sessions')
      .select('body')
      .where('visitor_id', '=', v.visitorId)
      .where('started_at', '>', v.since)
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  );
  const sessionByCode = prepare<{ code: string; now: number }>()((v) =>
    db.selectFrom('sessions').select('body').where('code', '=', v.code).where('code_expires_at', '>', v.now),
  );
  const sessionsToSweep = prepare<{ now: number; lostBefore: number }>()((v) =>
    db
      .selectFrom('sessions')
      .select('body')
      .where((eb) => eb.or([eb('due_at', '<=', v.now), eb('lost_at', '<', v.lostBefore)])),
  );
  const expiredInvitations = prepare<{ now: number }>()((v) =>
    db
      .selectFrom('invitations')
      .select('body')
      .where('state', '=', 'shown')
      .where('expires_at', '<=', v.now)
      .orderBy('expires_at'),
  );
  const invitationsOf = prepare<{ sessionId: string }>()((v) =>
    db
      .selectFrom('invitations')
      .select('body')
      .where('session_id', '=', v.sessionId)
      .orderBy('shown_at', 'desc')
      .orderBy('id', 'desc'),
  );
  const liveCalls = prepare<{ nodeId: string }>()((v) =>
    db.selectFrom('calls').select('body').where('node_id', '=', v.nodeId),
  );
  const liveCallNodes = prepare()(() =>
    db.selectFrom('calls').select('node_id as nodeId').distinct().where('node_id', 'is not', null),
  );

  return {
    latestSession: (visitorId, since) => readOne<'session'>(run, latestSession({ visitorId, since })),
    sessionByCode: (code, now) => readOne<'session'>(run, sessionByCode({ code, now })),
    sessionsToSweep: (now, lostBefore) => readAll<'session'>(run, sessionsToSweep({ now, lostBefore })),
    expiredInvitations: (now) => readAll<'invitation'>(run, expiredInvitations({ now })),
    invitationsOf: (sessionId) => readAll<'invitation'>(run, invitationsOf({ sessionId })),
    liveCalls: (nodeId) => readAll<'call'>(run, liveCalls({ nodeId })),
    liveCallNodes: async () =>
      (await run(liveCallNodes({}))).flatMap(({ nodeId }) => (nodeId === null ? [] : [nodeId])),
  };
}
