/** A visitor answers an agent's question; a yes to a call opens its room. Every answer is kept as evidence. */
import type { consentAnswer, ConsentState } from '../../../shared/protocol/consent.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { decideAnswer } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { agentSession } from './agent-session.ts';
import { attempt } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import { consentEvidence } from './consent-evidence.ts';
import type { App, VisitorActor } from '../context.ts';
import { publishConsent } from './publish-consent.ts';
import { startConsentedCall } from '../call/start-consented-call.ts';
import { tellHistory } from '../case/tell-history.ts';

export async function answerConsent(
  app: App,
  actor: VisitorActor,
  body: Infer<typeof consentAnswer>,
): Promise<Result<ConsentState>> {
  const answered = await attempt(app.store, async () => {
    const session = await app.store.get('session', actor.sessionId);
    const agent = session?.ask ? await app.store.get('agent', session.ask.agentId) : undefined;
    if (!session || !agent) return refuse('not_found');
    const found = await agentSession(app, agent.id, session.id);
    const decided = decideAnswer(session, { ...body, agentName: agent.name }, app.clock.now());
    // An agent who handed the visitor on meanwhile gets nothing from a late yes.
    if (!decided || !found) return refuse('closed');
    const after: Session = { ...session, ask: null, grants: decided.grants };
    const evidence = consentEvidence(app, session, {
      type: decided.answer === 'yes' ? 'consent_granted' : 'consent_refused',
      author: authorOf(actor),
      conversationId: found.conversationId,
      details: {
        purpose: decided.ask.purpose,
        capabilities: decided.granted.map(({ capability }) => capability).join(' '),
        agentId: agent.id,
        agentName: agent.name,
        textVersion: body.textVersion,
        locale: body.locale,
      },
    });
    return {
      changes: [{ put: 'session', record: after }, evidence.change],
      answer: () => ({ after, evidence, decided, former: session.grants.map(({ agentId }) => agentId) }),
    };
  });
  if (!answered.ok) return answered;
  const { after, evidence, decided, former } = answered.data;
  tellHistory(app, decided.ask.agentId, evidence);
  const published = await publishConsent(app, after.id, [decided.ask.agentId, ...former]);
  if (decided.answer === 'no' || decided.ask.purpose !== 'call') return { ok: true, data: published };
  return startConsentedCall(app, after, decided.ask.agentId);
}
