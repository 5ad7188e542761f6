/** Everything a console needs to draw the desk after it connected. */
import type { DeskConversation } from '../../../shared/protocol/chat.ts';
import type { DeskState } from '../../../shared/protocol/desk.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Session } from '../../domain/session.ts';
import type { AgentActor, App } from '../context.ts';
import { presenceStatuses } from './present-agents.ts';
import { readConsentFor } from '../consent/publish-consent.ts';
import { readShowing } from '../showing/publish-showing.ts';
import { openCaseViews } from '../case/read-case.ts';
import { readColleagues } from './read-colleagues.ts';
import { readAskedInto } from '../conversation/tell-asked-in.ts';
import { deskConversationsFor } from '../conversation/read-conversations.ts';

export async function readDeskState(app: App, actor: AgentActor): Promise<Result<DeskState>> {
  const agent = await app.store.get('agent', actor.agentId);
  if (!agent) return refuse('unauthorized');
  const [statuses, sites, colleagues, conversations, cases, askedInto] = await Promise.all([
    presenceStatuses(app),
    app.store.sites(),
    readColleagues(app),
    deskConversationsFor(app, agent.id),
    openCaseViews(app, actor),
    readAskedInto(app, agent.id),
  ]);
  const isIn = ({ agentId, companions }: DeskConversation) =>
    agentId === agent.id || companions.some((companion) => companion.agentId === agent.id);
  const mine = conversations.filter(isIn).map(({ sessionId }) => sessionId);
  const ofCases = cases.flatMap(({ agentId, sessionId }) => (agentId === agent.id && sessionId ? [sessionId] : []));
  const sessions = await sessionsOf(app, [...mine, ...ofCases]);
  const { id: agentId, name, email, role, title, hue, capacity } = agent;
  return {
    ok: true,
    data: {
      me: { agentId, name, email, role, title, hue, skills: [...agent.skills], capacity },
      status: statuses.get(agentId) ?? 'available',
      serverTime: app.clock.now(),
      sites: sites.map(({ id: siteId, key, look }) => ({ siteId, key, look })),
      colleagues: [...colleagues],
      conversations: [...conversations],
      cases: [...cases],
      media: app.media.availability,
      askedInto,
      consents: await consentsOf(app, sessions, agent.id),
      showings: await showingsOf(app, sessions),
    },
  };
}

async function sessionsOf(app: App, sessionIds: readonly SessionId[]): Promise<readonly Session[]> {
  const sessions = await Promise.all([...new Set(sessionIds)].map((sessionId) => app.store.get('session', sessionId)));
  return sessions.filter((session): session is Session => session !== undefined);
}

const consentsOf = (app: App, sessions: readonly Session[], agentId: AgentId): Promise<DeskState['consents']> =>
  Promise.all(
    sessions.map(async (session) => ({
      sessionId: session.id,
      consent: await readConsentFor(app, session, agentId),
    })),
  );

const showingsOf = (app: App, sessions: readonly Session[]): Promise<DeskState['showings']> =>
  Promise.all(
    sessions
      .filter(({ showing }) => showing)
      .map(async (session) => ({ sessionId: session.id, showing: await readShowing(app, session) })),
  );
