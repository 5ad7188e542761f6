/** An agent leads a visitor to a page: decided by the site's lists, passed on to the visitor's tabs, and written on the time line. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { leadGo, LeadTo } from '../../../shared/protocol/lead.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { decidePagePush } from '../../domain/page-push.ts';
import type { Session } from '../../domain/session.ts';
import type { Site } from '../../domain/site.ts';
import { tellHistory } from '../case/tell-history.ts';
import { agentSession } from '../consent/agent-session.ts';
import { consentEvidence } from '../consent/consent-evidence.ts';
import type { AgentActor, App } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';
import { refusePage } from '../push/refuse-page.ts';

type Body = Infer<typeof leadGo>;

/** `mayLead` is asked at the last moment: a grant may end while the site is read. */
export async function leadVisitor(
  app: App,
  actor: AgentActor,
  { sessionId, tab, epoch, go }: Body,
  mayLead: () => boolean,
): Promise<Result<object>> {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const site = await app.store.get('site', found.session.siteId);
  if (!site) return refuse('not_found');
  const checked = checkGo(go, site);
  if (!checked.ok) return checked;
  if (!mayLead()) return refuse('not_granted');
  app.push.visitor(sessionId, 'lead:to', { tab, epoch, go: checked.data });
  await note(app, actor, found.session, checked.data);
  return ok({});
}

function checkGo(go: Body['go'], site: Site): Result<LeadTo['go']> {
  if (go.to !== 'link' && go.to !== 'page') return ok(go);
  const decided = decidePagePush(go.url, site);
  return decided.ok ? ok({ ...go, url: decided.page.url }) : refusePage(decided.refusal);
}

async function note(app: App, actor: AgentActor, session: Session, go: LeadTo['go']): Promise<void> {
  const evidence = consentEvidence(app, session, {
    type: 'led',
    author: authorOf(actor),
    conversationId: null,
    details: 'url' in go ? { to: go.to, url: withoutQuery(go.url) } : { to: go.to },
  });
  await app.store.commit([evidence.change]);
  tellHistory(app, actor.agentId, evidence);
}

/** What stands behind the path may be the visitor's own. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
