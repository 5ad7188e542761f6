/** Tells everybody concerned where a session stands with consent: its tabs, the agents involved, and the nodes that check frames. */
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import { openWish, type HeldGrant, type Session } from '../../domain/session.ts';
import type { App } from '../context.ts';
import { agentsWith } from './agent-session.ts';

/** Topic of `GrantsNow`: the live grants of one session, whole each time; nodes' words may overtake one another, the version tells which is newer. */
export const GRANTS_TOPIC = 'grants';
export type GrantsNow = {
  readonly sessionId: SessionId;
  readonly grants: readonly HeldGrant[];
  readonly version: number;
};

export async function readConsent(app: App, session: Session): Promise<ConsentState> {
  const { version, ask, grants, callId } = session;
  const wish = openWish(session, app.clock.now());
  const agent = ask ? await app.store.get('agent', ask.agentId) : undefined;
  return {
    version,
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

/**
 * Tells what is stored now, which may be newer than the change it was called for. `others` are agents who were involved until
 * this change. Answers the whole state, as the visitor is told it.
 */
export async function publishConsent(
  app: App,
  sessionId: SessionId,
  others: readonly AgentId[] = [],
): Promise<ConsentState> {
  const session = await app.store.get('session', sessionId);
  if (!session) throw new Error(`session ${sessionId} is gone`);
  const { grants, version } = session;
  app.bus.publish(GRANTS_TOPIC, { sessionId, grants, version } satisfies GrantsNow);
  const consent = await readConsent(app, session);
  app.push.visitor(sessionId, 'consent:changed', consent);
  const agents = new Set([
    ...others,
    ...session.grants.map(({ agentId }) => agentId),
    ...(await agentsWith(app, session)),
  ]);
  if (session.ask) agents.add(session.ask.agentId);
  const leaderId = await leaderOf(app, session);
  for (const agentId of agents) {
    const own = ownPart(consent, session, leaderId, agentId);
    app.push.agent(agentId, 'consent:changed', { sessionId, consent: own });
  }
  return consent;
}
