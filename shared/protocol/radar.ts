/** Rules, claims and invitations: what the radar offers a visitor and why it did not. */
import { agentId, invitationId, ruleId, skillId } from './ids.ts';
import { MAX_FACTS } from './limits.ts';
import * as s from './schema.ts';
import { agentFace } from './site.ts';

/** A fact's value. Names are listed in shared/radar/facts.ts. */
export const factValue = s.union([s.looseText(300), s.decimal(-1e12, 1e12), s.boolean(), s.list(s.looseText(120), 20)]);
export type FactValue = s.Infer<typeof factValue>;
export const facts = s.facts(factValue, MAX_FACTS);
export type Facts = Readonly<Record<string, FactValue>>;

/** The part of a rule a browser needs; `condition` is the shape of shared/radar/condition.ts, checked when a rule is saved. */
export const browserRule = s.down({ ruleId, condition: s.untrusted(20_000) });
export type BrowserRule = s.Infer<typeof browserRule>;

export const invitation = s.down({
  invitationId,
  agent: agentFace,
  /** The sentence under the person's name, by locale. */
  text: s.text(300),
  expiresAt: s.ms,
});
export type Invitation = s.Infer<typeof invitation>;

/** Why an invitation was not shown although the visitor's side was true. */
export const WITHHELD = [
  'no_free_agent',
  'outside_hours',
  'declined_before',
  'visit_cap',
  'in_conversation',
  'rule_off',
  'condition_false',
] as const;
export type Withheld = (typeof WITHHELD)[number];

export const radarClaim = s.up({ ruleId, facts });
export const radarClaimed = s.variant('state', [
  s.down({ state: s.literal('shown'), invitation }),
  s.down({ state: s.literal('withheld'), reason: s.picklist(WITHHELD), retryAfterMs: s.ms }),
]);
export type RadarClaimed = s.Infer<typeof radarClaimed>;

/** What the radar last said about one rule for one visitor; shown in the list of live visitors. */
export const radarStatus = s.down({
  ruleId,
  ruleName: s.text(120),
  outcome: s.picklist(['shown', 'accepted', 'declined', 'expired', 'withheld']),
  reason: s.optional(s.picklist(WITHHELD)),
  skill: skillId,
  agentId: s.optional(agentId),
  at: s.ms,
});
export type RadarStatus = s.Infer<typeof radarStatus>;
