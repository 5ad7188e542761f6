/** What is shown is put away: by either side, or because nobody is there any more to show it or to see it. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId, ShowingId } from '../../../shared/protocol/ids.ts';
import { isShowingOver, type SessionShowing } from '../../domain/showing.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { agentSession, agentsWith } from '../consent/agent-session.ts';
import type { Actor, App } from '../context.ts';
import { publishShowing } from './publish-showing.ts';

/** Putting away what is away already is as good. */
export async function closeShowing(
  app: App,
  actor: Actor,
  sessionId: SessionId,
  { showingId }: { readonly showingId: ShowingId },
): Promise<Result<object>> {
  if (actor.kind === 'agent' && !(await agentSession(app, actor.agentId, sessionId))) return refuse('not_found');
  const ended = await endShowing(app, sessionId, (showing) => showing.showingId === showingId);
  return ended.ok || ended.error.code === 'not_found' ? ok({}) : ended;
}

export async function endShowing(
  app: App,
  sessionId: SessionId,
  isMeant: (showing: SessionShowing) => boolean,
): Promise<Result<Session>> {
  const ended = await attempt(app.store, async () => {
    const session = await app.store.get('session', sessionId);
    if (!session?.showing || !isMeant(session.showing)) return refuse('not_found');
    const after: Session = { ...session, showing: null };
    return { changes: [{ put: 'session', record: after }], answer: () => after };
  });
  if (ended.ok) await publishShowing(app, ended.data);
  return ended;
}

/** After agents have changed, and again and again: ends what is over; `isNews` tells those who are there now. */
export async function settleShowing(app: App, session: Session, isNews: boolean): Promise<void> {
  const { showing, lostAt } = session;
  if (!showing) return;
  const agents = await agentsWith(app, session);
  if (isShowingOver(lostAt, agents.size > 0, app.clock.now())) {
    await endShowing(app, session.id, ({ showingId }) => showingId === showing.showingId);
  } else if (isNews) await publishShowing(app, session);
}
