import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Operator, Truth } from '../../../shared/radar/condition.ts';
import { evaluate } from '../../../shared/radar/evaluate.ts';
import { explain } from '../../../shared/radar/explain.ts';
import type { FactValue, Facts } from '../../../shared/protocol/radar.ts';

const leaf = (fact: string, operator: Operator, value: FactValue): Condition => ({ fact, operator, value });
const yes = leaf('page.seconds', 'greaterThanInclusive', 8);
const no = leaf('page.seconds', 'lessThan', 8);
const open = leaf('hours.open', 'equal', true);
const facts: Facts = { 'page.seconds': 10, 'page.path': '/tarife/strom', 'product.category': 'Solar' };

describe('the three values', () => {
  it.each<[string, Condition, Truth]>([
    ['all true', { all: [yes, yes] }, 'true'],
    ['one false decides all, unknown or not', { all: [open, no] }, 'false'],
    ['unknown stays open in all', { all: [yes, open] }, 'unknown'],
    ['one true decides any, unknown or not', { any: [open, yes] }, 'true'],
    ['unknown stays open in any', { any: [no, open] }, 'unknown'],
    ['any of false', { any: [no, no] }, 'false'],
    ['not', { not: no }, 'true'],
    ['not unknown is unknown', { not: open }, 'unknown'],
    ['nothing to fulfil', { all: [] }, 'true'],
    ['nothing to choose from', { any: [] }, 'false'],
  ])('%s', (_, condition, truth) => expect(evaluate(condition, facts)).toBe(truth));

  const part = fc.constantFrom(yes, no, open);
  it('follows De Morgan for every combination', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const notAll = evaluate({ not: { all: parts } }, facts);
        const anyNot = evaluate({ any: parts.map((one) => ({ not: one })) }, facts);
        expect(notAll).toBe(anyNot);
      }),
    );
  });
});

describe('operators', () => {
  const of = (operator: Operator, actual: FactValue | undefined, value: FactValue) =>
    evaluate(leaf('product.name', operator, value), actual === undefined ? {} : { 'product.name': actual });
  it.each<[Operator, FactValue, FactValue, boolean]>([
    ['equal', 'a', 'a', true],
    ['equal', 1, '1', false],
    ['notEqual', 'a', 'b', true],
    ['in', 'a', ['a', 'b'], true],
    ['in', 'c', ['a', 'b'], false],
    ['notIn', 'c', ['a', 'b'], true],
    ['contains', 'Solarmodul', 'modul', true],
    ['contains', ['a', 'b'], 'b', true],
    ['contains', ['ab'], 'b', false],
    ['doesNotContain', ['a'], 'b', true],
    ['lessThan', 1, 2, true],
    ['lessThan', 2, 2, false],
    ['lessThanInclusive', 2, 2, true],
    ['greaterThan', 3, 2, true],
    ['greaterThanInclusive', 2, 2, true],
    ['greaterThan', '3', 2, false],
    ['matches', '/a/b', '/a/*', true],
    ['matches', '/a/b', ['/x', '/a/*'], true],
    ['matches', 7, '*', false],
  ])('%s %j %j', (operator, actual, value, holds) =>
    expect(of(operator, actual, value)).toBe(holds ? 'true' : 'false'),
  );

  it.each<[Operator, FactValue, Truth]>([
    ['equal', 'a', 'false'],
    ['lessThan', 5, 'false'],
    ['matches', '**', 'false'],
    ['notEqual', 'a', 'true'],
    ['notIn', ['a'], 'true'],
    ['doesNotContain', 'a', 'true'],
  ])('of a fact the page does not have: %s %j is %s', (operator, value, truth) =>
    expect(of(operator, undefined, value)).toBe(truth),
  );

  it('leaves an operator of a newer server to the server', () =>
    expect(evaluate(leaf('page.seconds', 'soundsLike' as Operator, 1), facts)).toBe('unknown'));
});

describe('facts', () => {
  const free: Condition = { fact: 'agents.free', params: { skill: 'sales' }, operator: 'greaterThan', value: 0 };
  it('finds a parametrised fact under its own key', () => {
    expect(evaluate(free, { 'agents.free': 3 })).toBe('unknown');
    expect(evaluate(free, { 'agents.free:sales': 0 })).toBe('false');
    expect(evaluate(free, { 'agents.free:sales': 1 })).toBe('true');
  });

  it('takes no fact from the prototype', () => {
    expect(evaluate(leaf('constructor', 'notEqual', 'x'), {})).toBe('true');
    expect(evaluate(leaf('toString', 'equal', 'x'), {})).toBe('false');
  });
});

describe('explain', () => {
  it.each<[string, Condition, Condition | undefined]>([
    ['nothing when it holds', { all: [yes] }, undefined],
    ['the leaf that failed', { all: [yes, { any: [no, leaf('page.path', 'equal', '/')] }] }, no],
    ['the leaf nobody could answer', { all: [yes, open] }, open],
    ['the leaf that held below a not', { not: { any: [no, yes] } }, yes],
  ])('names %s', (_, condition, blamed) => expect(explain(condition, facts)).toEqual(blamed));
});
