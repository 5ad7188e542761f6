/**
 * The visitor's side of a rule is true: checks the live side, and reserves a seat and shows the invitation, or says why not.
 * A claim repeated while an invitation is shown answers that invitation.
 */
import type { radarClaim, RadarClaimed, Withheld } from '../../../shared/protocol/radar.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Condition } from '../../../shared/radar/condition.ts';
import { evaluate } from '../../../shared/radar/evaluate.ts';
import { explain } from '../../../shared/radar/explain.ts';
import type { Agent } from '../../domain/agent.ts';
import { isOpenAt, opensAt } from '../../domain/hours.ts';
import { isShown, retryAfterMs, withheldBy } from '../../domain/invitation-restraint.ts';
import { pickAgent } from '../../domain/routing.ts';
import type { Rule, Site } from '../../domain/site.ts';
import type { Visitor } from '../../domain/visitor.ts';
import { attempt, type Decision } from '../attempt.ts';
import type { App, VisitorActor } from '../context.ts';
import { radarFacts } from './radar-facts.ts';
import { candidatesOn, readFloor } from '../desk/read-floor.ts';
import { announceInvitation, invitationView, stageInvitation, type Shown } from './show-invitation.ts';

type Body = Infer<typeof radarClaim>;
type Claimed =
  | ({ readonly outcome: 'shown'; readonly isNew: boolean } & Shown)
  | { readonly outcome: 'withheld'; readonly reason: Withheld };

export async function claimInvitation(app: App, actor: VisitorActor, body: Body): Promise<Result<RadarClaimed>> {
  const site = await app.store.get('site', actor.siteId);
  if (!site) return refuse('not_found');
  const rule = site.rules.find(({ ruleId }) => ruleId === body.ruleId);
  if (!rule) return ok(withheld(app, site, 'rule_off'));

  const claimed = await attempt(app.store, () => decideClaim(app, actor, site, rule, body));
  // Others took the seat three times: nobody is free.
  const lost = !claimed.ok && (claimed.error.code === 'busy' || claimed.error.code === 'conflict');
  if (!claimed.ok && !lost) return claimed;
  const result: Claimed = claimed.ok ? claimed.data : { outcome: 'withheld', reason: 'no_free_agent' };
  if (result.outcome === 'withheld') {
    noteWithheld(app, actor, rule, result.reason);
    return ok(withheld(app, site, result.reason));
  }
  const invitation = result.isNew
    ? await announceInvitation(app, result, rule.name)
    : invitationView(result.invitation, result.agent);
  return ok({ state: 'shown', invitation });
}

async function decideClaim(
  app: App,
  actor: VisitorActor,
  site: Site,
  rule: Rule,
  body: Body,
): Promise<Decision<Claimed>> {
  const now = app.clock.now();
  const [visitor, invitations, open] = await Promise.all([
    app.store.get('visitor', actor.visitorId),
    app.store.invitationsOf(actor.sessionId),
    app.store.openConversation(actor.visitorId),
  ]);
  if (!visitor) return refuse('not_found');
  const shown = invitations.find((invitation) => isShown(invitation, now));
  const host = shown && (await app.store.get('agent', shown.agentId));
  if (shown && host) return just({ outcome: 'shown', isNew: false, invitation: shown, agent: host });

  const inConversation = open !== undefined;
  const reason = withheldBy({ rule, visitor, invitations, inConversation, isOpen: isOpenAt(site.hours, now) }, now);
  if (reason) return just({ outcome: 'withheld', reason });
  const chosen = await chooseAgent(app, site, rule, visitor, body);
  if (typeof chosen === 'string') return just({ outcome: 'withheld', reason: chosen });

  const text = invitationText(rule, site, actor.locale);
  const offer = { visitor, sessionId: actor.sessionId, agent: chosen, skill: rule.skill, ruleId: rule.ruleId, text };
  const staged = await stageInvitation(app, offer);
  if ('ok' in staged) return staged;
  return { ...staged, answer: (committed) => ({ outcome: 'shown', isNew: true, ...staged.answer(committed) }) };
}

const just = (claimed: Claimed): Decision<Claimed> => ({ changes: [], answer: () => claimed });

async function chooseAgent(app: App, site: Site, rule: Rule, visitor: Visitor, body: Body): Promise<Agent | Withheld> {
  const now = app.clock.now();
  const [floor, queue] = await Promise.all([readFloor(app), app.store.queuedConversations()]);
  const facts = radarFacts(body.facts, { site, visitor, floor, queueLength: queue.length }, now);
  // The shape was checked when the rule was saved.
  const condition = rule.condition as unknown as Condition;
  if (evaluate(condition, facts) !== 'true') return reasonOf(explain(condition, facts)?.fact);
  const candidate = pickAgent(candidatesOn(floor, now), rule.skill);
  return floor.find(({ agent }) => agent.id === candidate?.agentId)?.agent ?? 'no_free_agent';
}

function reasonOf(fact: string | undefined): Withheld {
  if (fact?.startsWith('agents.')) return 'no_free_agent';
  return fact === 'hours.open' ? 'outside_hours' : 'condition_false';
}

/** In the visitor's language, else the site's first, else whatever there is. */
function invitationText(rule: Rule, site: Site, locale: string): string {
  const texts: Readonly<Record<string, string>> = rule.text;
  return texts[locale.slice(0, 2)] ?? texts[site.look.languages[0] ?? ''] ?? Object.values(texts)[0] ?? rule.name;
}

function withheld(app: App, site: Site, reason: Withheld): RadarClaimed {
  const now = app.clock.now();
  const opens = opensAt(site.hours, now);
  return {
    state: 'withheld',
    reason,
    retryAfterMs: retryAfterMs(reason, opens === undefined ? undefined : opens - now),
  };
}

function noteWithheld(app: App, actor: VisitorActor, rule: Rule, reason: Withheld): void {
  const { ruleId, name: ruleName, skill } = rule;
  app.live.noteRadar(actor.sessionId, { ruleId, ruleName, outcome: 'withheld', reason, skill, at: app.clock.now() });
}
