/** The visitor lets what one agent suggests for a form go in at once, by a click of their own at a suggestion: that click is the consent. */
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { fillLet } from '../../../shared/protocol/form.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { freshGrants, isGranted, withGranted } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { consentEvidence } from '../consent/consent-evidence.ts';
import { publishConsent } from '../consent/publish-consent.ts';
import type { App, VisitorActor } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';

export async function letFill(
  app: App,
  actor: VisitorActor,
  { agentId, textVersion, locale }: Infer<typeof fillLet>,
): Promise<Result<ConsentState>> {
  const given = await attempt(app.store, async () => {
    const [session, agent] = await Promise.all([
      app.store.get('session', actor.sessionId),
      app.store.get('agent', agentId),
    ]);
    const now = app.clock.now();
    if (!session || !agent || !isGranted(session, 'view', agentId, now) || !isGranted(session, 'form', agentId, now))
      return refuse('not_granted');
    const consenting = { agentId, agentName: agent.name, textVersion, locale };
    const granted = freshGrants(session.grants, consenting, ['fill'], now);
    const after: Session = { ...session, grants: withGranted(session.grants, granted) };
    const evidence = consentEvidence(app, session, {
      type: 'consent_granted',
      author: authorOf(actor),
      conversationId: null,
      details: { capabilities: 'fill', agentId, agentName: agent.name, textVersion, locale },
    });
    return {
      changes: [{ put: 'session', record: after }, evidence.change],
      answer: () => evidence,
    };
  });
  if (!given.ok) return given;
  tellHistory(app, agentId, given.data);
  return ok(await publishConsent(app, actor.sessionId, [agentId]));
}
