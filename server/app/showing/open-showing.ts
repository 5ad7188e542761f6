/** An agent puts something before the visitor; what was there before is put away. No consent of its own: it is said like a message. */
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import type { Showing, showingOpen } from '../../../shared/protocol/showing.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { decidePagePush } from '../../domain/page-push.ts';
import type { Session } from '../../domain/session.ts';
import { firstPlace, type SessionShowing } from '../../domain/showing.ts';
import { FILE_KEPT_MS } from '../../domain/stored-file.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';
import { refusePage } from '../push/refuse-page.ts';
import type { Change } from '../store.ts';
import { publishShowing } from './publish-showing.ts';

type Body = Infer<typeof showingOpen>;
type Thing = Pick<SessionShowing, 'kind' | 'what' | 'title'> & { readonly changes: readonly Change[] };

export async function openShowing(
  app: App,
  actor: AgentActor,
  body: Body,
): Promise<Result<{ showing: Showing | null }>> {
  const showingId = app.chance.id<SessionShowing['showingId']>();
  const entryId = app.chance.id();
  const opened = await attempt(app.store, async () => {
    const found = await agentSession(app, actor.agentId, body.sessionId);
    if (!found) return refuse('not_found');
    const thing = await findThing(app, found.session, body.what);
    if (!thing.ok) return thing;
    const now = app.clock.now();
    const { changes, ...shown } = thing.data;
    const showing: SessionShowing = {
      showingId,
      ...shown,
      note: body.note.trim(),
      agentId: actor.agentId,
      agentName: actor.name,
      openedAt: now,
      place: firstPlace(shown.kind, now),
    };
    const entry: HistoryEntry = {
      entryId,
      at: now,
      type: 'shown',
      author: authorOf(actor),
      conversationId: found.conversationId,
      details: { kind: shown.kind, name: shown.what.from === 'page' ? shown.what.url : shown.title },
    };
    const session: Session = { ...found.session, showing };
    const { caseId } = session;
    return {
      changes: [
        { put: 'session', record: session },
        ...changes,
        { history: entry, caseId, sessionId: session.id },
      ] satisfies Change[],
      answer: () => ({ session, entry, caseId }),
    };
  });
  if (!opened.ok) return opened;
  tellHistory(app, actor.agentId, opened.data);
  return ok({ showing: await publishShowing(app, opened.data.session) });
}

async function findThing(app: App, session: Session, what: Body['what']): Promise<Result<Thing>> {
  if (what.from === 'page') {
    const site = await app.store.get('site', session.siteId);
    if (!site) return refuse('not_found');
    const decided = decidePagePush(what.url, site);
    if (!decided.ok) return refusePage(decided.refusal);
    return ok({ kind: 'page', what: { from: 'page', ...decided.page }, title: '', changes: [] });
  }
  const file = await app.store.get('file', what.fileId);
  const now = app.clock.now();
  // Another session's file looks like none: files are put up for one person.
  if (!file || file.sessionId !== session.id || file.bytes === 0 || file.expiresAt <= now) return refuse('not_found');
  const kept = { ...file, expiresAt: now + FILE_KEPT_MS };
  const changes: Change[] = [{ put: 'file', record: kept }];
  return ok({ kind: file.kind, what: { from: 'file', fileId: file.id }, title: file.name, changes });
}
