/** Tells everybody concerned where a session stands with consent: its tabs, the agents involved, and the nodes that check frames. */
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import { agentOf, agentsIn } from '../../domain/decide-conversation.ts';
import { openWish, type HeldGrant, type Session } from '../../domain/session.ts';
import type { App } from '../context.ts';

/** Topic of `GrantsNow`: the live grants of one session, whole each time. */
export const GRANTS_TOPIC = 'grants';
export type GrantsNow = { readonly sessionId: SessionId; readonly grants: readonly HeldGrant[] };

export async function readConsent(app: App, session: Session): Promise<ConsentState> {
  const { ask, grants, callId } = session;
  const wish = openWish(session, app.clock.now());
  const agent = ask ? await app.store.get('agent', ask.agentId) : undefined;
  return {
    ask:
      ask && agent
        ? {
            askId: ask.askId,
            purpose: ask.purpose,
            agent: { name: agent.name, title: agent.title, hue: agent.hue },
            expiresAt: ask.expiresAt,
          }
        : null,
    grants: grants.map(({ capability, agentId, agentName, grantedAt, color, paused }) => ({
      capability,
      agentId,
      agentName,
      grantedAt,
      color,
      paused,
    })),
    callId,
    wish: wish && { send: [...wish.send], at: wish.at },
  };
}

/** As this agent is told it: grants and a call are everybody's business, an open question is theirs who asked, a wish goes to who leads. */
export async function readConsentFor(app: App, session: Session, agentId: AgentId): Promise<ConsentState> {
  return ownPart(await readConsent(app, session), session, await leaderOf(app, session), agentId);
}

const ownPart = (
  consent: ConsentState,
  { ask }: Session,
  leaderId: AgentId | null,
  agentId: AgentId,
): ConsentState => ({
  ...consent,
  ask: ask?.agentId === agentId ? consent.ask : null,
  wish: leaderId === agentId ? consent.wish : null,
});

async function leaderOf(app: App, { visitorId }: Session): Promise<AgentId | null> {
  const open = await app.store.openConversation(visitorId);
  return open ? agentOf(open.conversation) : null;
}

/** Whoever is in the visitor's conversation sees where things stand, allowed something or not. */
async function agentsWith(app: App, session: Session): Promise<readonly AgentId[]> {
  const conversation = (await app.store.openConversation(session.visitorId))?.conversation;
  return conversation?.now.state === 'assigned' ? agentsIn(conversation) : [];
}

/** `others` are agents who were involved until this change. Answers the whole state, as the visitor is told it. */
export async function publishConsent(
  app: App,
  session: Session,
  others: readonly AgentId[] = [],
): Promise<ConsentState> {
  app.bus.publish(GRANTS_TOPIC, { sessionId: session.id, grants: session.grants } satisfies GrantsNow);
  const consent = await readConsent(app, session);
  app.push.visitor(session.id, 'consent:changed', consent);
  const agents = new Set([
    ...others,
    ...session.grants.map(({ agentId }) => agentId),
    ...(await agentsWith(app, session)),
  ]);
  if (session.ask) agents.add(session.ask.agentId);
  const leaderId = await leaderOf(app, session);
  for (const agentId of agents) {
    const own = ownPart(consent, session, leaderId, agentId);
    app.push.agent(agentId, 'consent:changed', { sessionId: session.id, consent: own });
  }
  return consent;
}
