/** Either side turns a page, starts, stops or winds the film; the other side follows. */
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { visitorShowingMove } from '../../../shared/protocol/showing.ts';
import { refuse } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import { moveShowing } from '../../domain/showing.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { Actor, App } from '../context.ts';
import { publishShowing } from './publish-showing.ts';

/** What is not there (any more) or not his to move is passed over: the next news tells how it stands. */
export async function moveShown(
  app: App,
  actor: Actor,
  sessionId: SessionId,
  move: Infer<typeof visitorShowingMove>,
): Promise<void> {
  if (actor.kind === 'agent' && !(await agentSession(app, actor.agentId, sessionId))) return;
  const moved = await attempt(app.store, async () => {
    const session = await app.store.get('session', sessionId);
    const showing = moveShowing(session?.showing, { ...move, by: actor.kind }, app.clock.now());
    if (!session || !showing) return refuse('not_found');
    const after: Session = { ...session, showing };
    return { changes: [{ put: 'session', record: after }], answer: () => after };
  });
  if (moved.ok) await publishShowing(app, moved.data);
}
