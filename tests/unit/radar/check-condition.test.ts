import { describe, expect, it } from 'vitest';
import { checkCondition, MAX_CONDITION_PARTS } from '../../../shared/radar/check-condition.ts';

const leaf = { fact: 'page.seconds', operator: 'greaterThan', value: 8 };
const nested = (depth: number): unknown => (depth === 0 ? leaf : { not: nested(depth - 1) });

describe('checkCondition', () => {
  it.each([
    ['a leaf', leaf],
    ['all, any and not', { all: [leaf, { any: [{ not: leaf }] }] }],
    ['a list of texts', { fact: 'page.path', operator: 'in', value: ['/a', '/b'] }],
    [
      'free agents with a skill',
      { fact: 'agents.free', params: { skill: 'sales' }, operator: 'greaterThan', value: 0 },
    ],
  ])('takes %s', (_, condition) => expect(checkCondition(condition)).toEqual({ ok: true, condition }));

  it.each([
    ['nothing', null, '(condition)'],
    ['a list', [leaf], '(condition)'],
    ['an empty list', { all: [] }, 'all'],
    ['two at once', { all: [leaf], any: [leaf] }, 'all'],
    ['an unknown fact', { ...leaf, fact: 'page.colour' }, 'fact'],
    ['a fact of the prototype', { ...leaf, fact: 'constructor' }, 'fact'],
    ['an unknown operator, by its place', { all: [leaf, { ...leaf, operator: 'near' }] }, 'all[1].operator'],
    ['a value that does not fit', { ...leaf, value: 'eight' }, 'value'],
    ['a glob on a number', { ...leaf, operator: 'matches', value: '*' }, 'value'],
    ['endless numbers', { ...leaf, value: Infinity }, 'value'],
    ['unknown keys', { ...leaf, path: '$.x' }, 'path'],
    ['params of another fact', { ...leaf, params: { skill: 'sales' } }, 'params'],
    ['a tower', nested(30), 'not'],
    ['a crowd', { any: Array.from({ length: MAX_CONDITION_PARTS }, () => leaf) }, 'any'],
  ])('refuses %s', (_, condition, place) => {
    const checked = checkCondition(condition);
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.problem).toContain(place);
  });
});
