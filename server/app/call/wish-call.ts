/** A visitor would like to talk: kept with the session until the agent takes or declines it, the visitor thinks otherwise, or it is too old. */
import { CALL_SETTINGS, type callAnswerWish, type callWish } from '../../../shared/protocol/call.ts';
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import { freshGrants, withGranted } from '../../domain/grants.ts';
import { openWish, type Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import { agentSession } from '../consent/agent-session.ts';
import { consentEvidence } from '../consent/consent-evidence.ts';
import { publishConsent } from '../consent/publish-consent.ts';
import type { AgentActor, App, VisitorActor } from '../context.ts';
import { startConsentedCall } from './start-consented-call.ts';
import { successorOf } from './successor-of.ts';

export async function wishCall(
  app: App,
  actor: VisitorActor,
  body: Infer<typeof callWish>,
): Promise<Result<ConsentState>> {
  const site = await app.store.get('site', actor.siteId);
  if (!(site?.calls ?? CALL_SETTINGS).visitorMayStart) return refuse('forbidden');
  if (app.media.availability.state === 'missing') return refuse('media_unavailable');
  const open = await app.store.openConversation(actor.visitorId);
  const agentId = open && agentOf(open.conversation);
  if (!agentId) return refuse('no_agent');
  const wished = await setWish(app, actor, (session) =>
    session.callId === null ? { ...session, callWish: { ...body, at: app.clock.now() } } : session,
  );
  return wished.ok ? ok(await publishConsent(app, actor.sessionId, [agentId])) : wished;
}

export async function unwishCall(app: App, actor: VisitorActor): Promise<Result<ConsentState>> {
  const open = await app.store.openConversation(actor.visitorId);
  const agentId = open && agentOf(open.conversation);
  const undone = await setWish(app, actor, (session) => ({ ...session, callWish: null }));
  return undone.ok ? ok(await publishConsent(app, actor.sessionId, agentId ? [agentId] : [])) : undone;
}

/** Nobody took it in time, or there is no conversation any more in which somebody could: both sides are told. */
export async function endOldWish(app: App, { id, visitorId, callWish = null }: Session): Promise<void> {
  if (!callWish) return;
  const open = await app.store.openConversation(visitorId);
  const isOver = (session: Session): boolean =>
    session.callWish != null && (!open || openWish(session, app.clock.now()) === null);
  const ended = await attempt<boolean>(app.store, async () => {
    const session = await app.store.get('session', id);
    if (!session || !isOver(session)) return { changes: [], answer: () => false };
    return { changes: [{ put: 'session', record: { ...session, callWish: null } }], answer: () => true };
  });
  if (!ended.ok || !ended.data) return;
  const agentId = open && agentOf(open.conversation);
  await publishConsent(app, id, agentId ? [agentId] : []);
}

const setWish = (app: App, { sessionId }: VisitorActor, change: (session: Session) => Session) =>
  attempt(app.store, async () => {
    const session = await app.store.get('session', sessionId);
    if (!session) return refuse('not_found');
    const record = change(session);
    return { changes: [{ put: 'session', record }], answer: () => record };
  });

/** A yes turns the wish into what it was: the visitor's consent to send, given when they pressed the button. */
export async function answerWish(
  app: App,
  actor: AgentActor,
  { sessionId, answer }: Infer<typeof callAnswerWish>,
): Promise<Result<ConsentState>> {
  const answered = await attempt(app.store, async () => {
    const found = await agentSession(app, actor.agentId, sessionId);
    const wish = found && openWish(found.session, app.clock.now());
    // A wish is for who leads the conversation, not for everybody who has joined it.
    const leaderId = found && (await successorOf(app, found.session));
    if (!found || !wish || (leaderId && leaderId !== actor.agentId)) return refuse('not_found');
    const consenting = { agentId: actor.agentId, agentName: actor.name, ...wish };
    const capabilities = answer === 'accept' ? wish.send : [];
    const granted = freshGrants(found.session.grants, consenting, capabilities, app.clock.now());
    const after: Session = {
      ...found.session,
      callWish: null,
      grants: withGranted(found.session.grants, granted),
    };
    const evidence = consentEvidence(app, after, {
      type: 'consent_granted',
      author: { kind: 'visitor' },
      conversationId: found.conversationId,
      details: {
        purpose: 'call',
        capabilities: wish.send.join(' '),
        agentId: actor.agentId,
        agentName: actor.name,
        textVersion: wish.textVersion,
        locale: wish.locale,
      },
    });
    return {
      changes: [{ put: 'session', record: after }, ...(answer === 'accept' ? [evidence.change] : [])],
      answer: () => ({ after, evidence }),
    };
  });
  if (!answered.ok) return answered;
  const { after, evidence } = answered.data;
  if (answer === 'decline') return ok(await publishConsent(app, sessionId, [actor.agentId]));
  tellHistory(app, actor.agentId, evidence);
  return startConsentedCall(app, after, actor.agentId);
}
