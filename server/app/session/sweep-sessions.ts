/** Ends what time, distance or a change of agent has ended: open questions, grants, a wish to talk. Safe to run on every node. */
import { endAgents, endByTime, isAskOver } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { isLive } from '../../domain/call.ts';
import { handOverCall } from '../call/hand-over-call.ts';
import { letStrangersGo } from '../call/let-guest-go.ts';
import { successorOf } from '../call/successor-of.ts';
import { dealsWith } from '../consent/agent-session.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import type { App } from '../context.ts';
import { endGrants } from '../consent/end-grant.ts';
import { endOldWish } from '../call/wish-call.ts';
import { settleShowing } from '../showing/close-showing.ts';

/** The last millisecond a Date can name: every session that holds a question or a grant is looked at. */
const END_OF_TIME = 8_640_000_000_000_000;

export async function sweepSessions(app: App): Promise<void> {
  for (const session of await app.store.sessionsToSweep(END_OF_TIME, END_OF_TIME)) await sweep(app, session);
}

async function sweep(app: App, session: Session): Promise<void> {
  const now = app.clock.now();
  const marked = await markLoss(app, session);
  const { ended } = endByTime(marked, now);
  if (ended.length > 0 || isAskOver(marked.ask, now)) {
    const reason = ended.some(({ expiresAt }) => expiresAt > now) ? 'lost' : 'time_out';
    await endGrants(app, session.id, reason, SYSTEM, (fresh) => ({
      ...endByTime(fresh, now),
      ask: isAskOver(fresh.ask, now) ? null : fresh.ask,
    }));
  }
  await endOldWish(app, session);
  await endForStrangers(app, session);
  await settleShowing(app, marked, false);
}

/** Ends what agents hold who no longer deal with the visitor: handed on, closed, returned to the queue. */
export async function endForStrangers(app: App, given: Session): Promise<void> {
  const session = await handOverFirst(app, given);
  const agents = new Set(session.grants.map(({ agentId }) => agentId));
  if (session.ask) agents.add(session.ask.agentId);
  const strangers = new Set<string>();
  for (const agentId of agents) if (!(await dealsWith(app, agentId, session))) strangers.add(agentId);
  if (strangers.size === 0) return;
  await endGrants(app, session.id, 'agent_changed', SYSTEM, (fresh) => ({
    ...endAgents(fresh.grants, (agentId) => strangers.has(agentId)),
    ask: fresh.ask && strangers.has(fresh.ask.agentId) ? null : fresh.ask,
  }));
}

/** Notes when the last tab went away, also for a node that died without saying so; a stale commit is tried next time. */
async function markLoss(app: App, session: Session): Promise<Session> {
  const isOnline = app.live.isOnline(session.id);
  if (isOnline === (session.lostAt === null)) return session;
  const record: Session = { ...session, lostAt: isOnline ? null : app.clock.now() };
  await app.store.commit([{ put: 'session', record }]);
  return record;
}

/** A call goes on with whoever has the conversation now, and with it what the visitor sends. */
async function handOverFirst(app: App, session: Session): Promise<Session> {
  const call = session.callId ? await app.store.get('call', session.callId) : undefined;
  if (!call || !isLive(call)) return session;
  await letStrangersGo(app, call, session);
  if (await dealsWith(app, call.agentId, session)) return session;
  const next = await successorOf(app, session);
  if (!next) return session;
  await handOverCall(app, call.id, next);
  return (await app.store.get('session', session.id)) ?? session;
}
