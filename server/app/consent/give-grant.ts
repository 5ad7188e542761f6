/** During a call the visitor adds what is sent, by a click of their own: that click is the consent. */
import type { ConsentState, grantGive } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { isLive } from '../../domain/call.ts';
import { freshGrants, withGranted } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import type { App, VisitorActor } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';
import { consentEvidence } from './consent-evidence.ts';
import { publishConsent } from './publish-consent.ts';

export async function giveGrant(
  app: App,
  actor: VisitorActor,
  { capability, textVersion, locale }: Infer<typeof grantGive>,
): Promise<Result<ConsentState>> {
  const given = await attempt(app.store, async () => {
    const session = await app.store.get('session', actor.sessionId);
    const call = session?.callId ? await app.store.get('call', session.callId) : undefined;
    const agent = call && (await app.store.get('agent', call.agentId));
    if (!session || !call || !agent || !isLive(call)) return refuse('closed');
    const consenting = { agentId: agent.id, agentName: agent.name, textVersion, locale };
    const granted = freshGrants(session.grants, consenting, [capability], app.clock.now());
    const after: Session = { ...session, grants: withGranted(session.grants, granted) };
    const evidence = consentEvidence(app, session, {
      type: 'consent_granted',
      author: authorOf(actor),
      conversationId: null,
      details: { capabilities: capability, agentId: agent.id, agentName: agent.name, textVersion, locale },
    });
    return {
      changes: [{ put: 'session', record: after }, evidence.change],
      answer: () => ({ evidence, agentId: agent.id }),
    };
  });
  if (!given.ok) return given;
  const { evidence, agentId } = given.data;
  tellHistory(app, agentId, evidence);
  return ok(await publishConsent(app, actor.sessionId, [agentId]));
}
