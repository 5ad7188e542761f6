/** The people of a small shop for use-case tests: a site with one rule, agents who come to the desk, visitors who come by. */
import { agentArrived } from '../../server/app/desk/agent-arrived.ts';
import { claimInvitation } from '../../server/app/radar/claim-invitation.ts';
import type { AgentActor, App, VisitorActor } from '../../server/app/context.ts';
import type { Agent } from '../../server/domain/agent.ts';
import { emptyDesk } from '../../server/domain/desk.ts';
import type { Site } from '../../server/domain/site.ts';
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  RuleId,
  SessionId,
  SiteId,
  SkillId,
  VisitorId,
} from '../../shared/protocol/ids.ts';
import type { Facts, Invitation, RadarClaimed } from '../../shared/protocol/radar.ts';
import { commitAll, putAll } from './commit-all.ts';
import { id, sample } from './sample-records.ts';

export const SITE = 'site' as SiteId;
export const RULE = 'tariff' as RuleId;
export const SALES = 'sales' as SkillId;
/** What the browser reports when the rule's own side is true. */
export const LONG_ENOUGH: Facts = { 'page.seconds': 9, 'page.path': '/demo/tariff.html' };

export async function openShop(app: App, with_: Partial<Site> = {}): Promise<Site> {
  const site = sample('site', SITE, {
    defaultSkill: 'service',
    hours: { timeZone: 'Europe/Berlin', spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })) },
    rules: [
      {
        ruleId: RULE,
        name: 'Tarif-Formular',
        on: true,
        skill: 'sales',
        condition: {
          all: [
            { fact: 'page.seconds', operator: 'greaterThanInclusive', value: 8 },
            { fact: 'agents.free', params: { skill: 'sales' }, operator: 'greaterThan', value: 0 },
          ],
        },
        text: { de: 'Darf ich helfen?', en: 'May I help?' },
        maxPerVisit: 2,
      },
    ],
    ...with_,
  });
  await putAll(app.store, 'site', site);
  return site;
}

export async function changeSite(app: App, with_: Partial<Site>): Promise<void> {
  const site = await app.store.get('site', SITE);
  if (!site) throw new Error('The shop is not open.');
  await commitAll(app.store, { put: 'site', record: { ...site, ...with_ } });
}

/** Makes the account; `arrive` brings the person to the desk. */
export async function hire(app: App, name: string, with_: Partial<Agent> = {}): Promise<AgentActor> {
  const agent = sample('agent', name, {
    email: `${name}@shop.example`,
    name: name[0]?.toUpperCase() + name.slice(1),
    skills: ['sales', 'service'],
    capacity: 2,
    ...with_,
  });
  await putAll(app.store, 'agent', agent);
  return { kind: 'agent', agentId: id<AgentId>(name), name: agent.name, role: agent.role, signInId: `sign-in-${name}` };
}

export async function arrive(app: App, name: string, with_: Partial<Agent> = {}): Promise<AgentActor> {
  const actor = await hire(app, name, with_);
  await agentArrived(app, actor);
  return actor;
}

/** There, and with every seat taken. */
export async function arriveBusy(app: App, name: string, with_: Partial<Agent> = {}): Promise<AgentActor> {
  const actor = await hire(app, name, { ...with_, capacity: 1 });
  const seat = { kind: 'conversation', conversationId: id<ConversationId>(`held-by-${name}`), since: 0 } as const;
  await putAll(app.store, 'desk', { ...emptyDesk(actor.agentId), seats: [seat] });
  await agentArrived(app, actor);
  return actor;
}

export async function comeBy(app: App, name: string, visit = 1): Promise<VisitorActor> {
  const visitorId = id<VisitorId>(name);
  const sessionId = id<SessionId>(`${name}-session-${visit}`);
  if (visit === 1) {
    await putAll(app.store, 'visitor', sample('visitor', name, { siteId: SITE, tokenHash: `hash-${name}` }));
  }
  await putAll(
    app.store,
    'session',
    sample('session', sessionId, { siteId: SITE, visitorId, startedAt: app.clock.now() }),
  );
  return { kind: 'visitor', visitorId, sessionId, siteId: SITE, locale: 'de' };
}

let written = 0;
/** A body of `chat:start`, each with an id of its own. */
export const saying = (text: string) => ({ clientMessageId: id<ClientMessageId>(`client-${(written += 1)}`), text });

/** What the radar answers when the rule's own side is true on this visitor's page. */
export async function claim(
  app: App,
  visitor: VisitorActor,
  ruleId: RuleId = RULE,
  facts = LONG_ENOUGH,
): Promise<RadarClaimed> {
  const claimed = await claimInvitation(app, visitor, { ruleId, facts });
  if (!claimed.ok) throw new Error(claimed.error.code);
  return claimed.data;
}

/** Throws when it was withheld. */
export async function invitationShownTo(app: App, visitor: VisitorActor): Promise<Invitation> {
  const claimed = await claim(app, visitor);
  if (claimed.state !== 'shown') throw new Error(claimed.reason);
  return claimed.invitation;
}
