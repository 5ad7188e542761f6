import { describe, expect, it } from 'vitest';
import type { RuleId, SkillId } from '../../../shared/protocol/ids.ts';
import {
  DECLINED_MS,
  MAX_INVITATIONS_PER_VISIT,
  remembersNo,
  withheldBy,
  type RestraintFacts,
} from '../../../server/domain/invitation-restraint.ts';
import { sample } from '../../support/sample-records.ts';

const now = 1_000_000;
const rule = {
  ruleId: 'rule' as RuleId,
  name: 'Rule',
  on: true,
  skill: 'sales' as SkillId,
  condition: {},
  text: {},
  maxPerVisit: 1,
};
const calm: RestraintFacts = {
  rule,
  visitor: sample('visitor', 'v1'),
  invitations: [],
  inConversation: false,
  isOpen: true,
};
const shown = (ruleId: string, state = 'expired') => sample('invitation', `${ruleId}-${state}`, { ruleId, state });
const declined = (ruleId: string, untilMs: number) => sample('visitor', 'v1', { declined: [{ ruleId, untilMs }] });

describe('withheldBy', () => {
  it.each<[string, Partial<RestraintFacts>, string | undefined]>([
    ['nothing', {}, undefined],
    ['a rule switched off', { rule: { ...rule, on: false } }, 'rule_off'],
    ['a conversation that runs', { inConversation: true }, 'in_conversation'],
    ['a no to this rule', { visitor: declined('rule', now + 1) }, 'declined_before'],
    ['not a no that is forgotten', { visitor: declined('rule', now) }, undefined],
    ['not a no to another rule, on another day', { visitor: declined('other', now + 1) }, undefined],
    ['a no to another rule in this visit', { invitations: [shown('other', 'declined')] }, 'declined_before'],
    ['the cap of the rule', { invitations: [shown('rule')] }, 'visit_cap'],
    ['not the cap of another rule', { invitations: [shown('other')] }, undefined],
    [
      'the cap of the visit',
      { invitations: Array.from({ length: MAX_INVITATIONS_PER_VISIT }, (_, n) => shown(`other-${n}`)) },
      'visit_cap',
    ],
    ['closed doors', { isOpen: false }, 'outside_hours'],
  ])('finds %s', (_, facts, reason) => expect(withheldBy({ ...calm, ...facts }, now)).toBe(reason));
});

describe('remembersNo', () => {
  it('keeps one line a rule and forgets what is over', () => {
    const visitor = sample('visitor', 'v1', {
      declined: [
        { ruleId: 'rule', untilMs: now + 5 },
        { ruleId: 'old', untilMs: now - 1 },
        { ruleId: 'other', untilMs: now + 9 },
      ],
    });
    expect(remembersNo(visitor, 'rule' as RuleId, now).declined).toEqual([
      { ruleId: 'other', untilMs: now + 9 },
      { ruleId: 'rule', untilMs: now + DECLINED_MS },
    ]);
  });

  it('has no rule to silence after an invitation by hand', () => {
    expect(remembersNo(calm.visitor, null, now)).toBe(calm.visitor);
  });
});
