/** When an invitation is kept back although the page says it is time: what the visitor said, saw and does. Free agents are asked elsewhere. */
import type { RuleId } from '../../shared/protocol/ids.ts';
import type { Withheld } from '../../shared/protocol/radar.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Invitation } from './invitation.ts';
import type { Rule } from './site.ts';
import type { Visitor } from './visitor.ts';

/** A shop assistant who asks a third time is a nuisance. */
export const MAX_INVITATIONS_PER_VISIT = 3;
/** How long a rule stays silent after a no. */
export const DECLINED_MS = 30 * 24 * 60 * 60_000;

export type RestraintFacts = {
  readonly rule: Rule;
  readonly visitor: Visitor;
  /** All of this visit. */
  readonly invitations: readonly Invitation[];
  readonly inConversation: boolean;
  readonly isOpen: boolean;
};

export function withheldBy(facts: RestraintFacts, now: Ms): Withheld | undefined {
  const { rule, visitor, invitations } = facts;
  if (!rule.on) return 'rule_off';
  if (facts.inConversation) return 'in_conversation';
  if (hasDeclined(visitor, invitations, rule.ruleId, now)) return 'declined_before';
  if (invitations.length >= MAX_INVITATIONS_PER_VISIT) return 'visit_cap';
  if (invitations.filter((shown) => shown.ruleId === rule.ruleId).length >= rule.maxPerVisit) return 'visit_cap';
  return facts.isOpen ? undefined : 'outside_hours';
}

/** A no counts for every rule during this visit, and for its own rule for 30 days. */
export const hasDeclined = (
  visitor: Visitor,
  invitations: readonly Invitation[],
  ruleId: RuleId | null,
  now: Ms,
): boolean =>
  invitations.some((invitation) => invitation.state === 'declined') ||
  visitor.declined.some((declined) => declined.ruleId === ruleId && declined.untilMs > now);

export const remembersNo = (visitor: Visitor, ruleId: RuleId | null, now: Ms): Visitor =>
  ruleId === null
    ? visitor
    : {
        ...visitor,
        declined: [
          ...visitor.declined.filter((declined) => declined.ruleId !== ruleId && declined.untilMs > now),
          { ruleId, untilMs: now + DECLINED_MS },
        ],
      };

export const isShown = (invitation: Invitation, now: Ms): boolean =>
  invitation.state === 'shown' && invitation.expiresAt > now;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** When asking again makes sense; the browser keeps still until then. */
export function retryAfterMs(reason: Withheld, opensInMs: number | undefined): number {
  switch (reason) {
    case 'condition_false':
      return 10 * SECOND_MS;
    case 'no_free_agent':
      return 15 * SECOND_MS;
    case 'in_conversation':
      return MINUTE_MS;
    case 'rule_off':
      return 10 * MINUTE_MS;
    case 'declined_before':
    case 'visit_cap':
      return 60 * MINUTE_MS;
    case 'outside_hours':
      return Math.min(opensInMs ?? 60 * MINUTE_MS, 60 * MINUTE_MS);
  }
}
