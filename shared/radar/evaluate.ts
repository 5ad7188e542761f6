/**
 * Says whether a condition holds for a set of facts. Shared by the loader (its own facts: anything but `false` is worth a
 * claim) and the server (all facts: only `true` counts). The condition's shape was checked when its rule was saved.
 */
import type { Facts, FactValue } from '../protocol/radar.ts';
import type { Condition, Leaf, Truth } from './condition.ts';
import { factKey, isServerFact } from './facts.ts';
import { matchesGlob } from './matches-glob.ts';

export function evaluate(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return combine(condition.all, facts, 'false', 'true');
  if ('any' in condition) return combine(condition.any, facts, 'true', 'false');
  if ('not' in condition) return negate(evaluate(condition.not, facts));
  return evaluateLeaf(condition, facts);
}

/** One `decisive` part decides; otherwise one unknown part makes the whole unknown. */
function combine(parts: readonly Condition[], facts: Facts, decisive: Truth, otherwise: Truth): Truth {
  let result = otherwise;
  for (const part of parts) {
    const truth = evaluate(part, facts);
    if (truth === decisive) return decisive;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

const negate = (truth: Truth): Truth => (truth === 'true' ? 'false' : truth === 'false' ? 'true' : truth);

/** A fact of the page that is absent has no value (no product here): only the negative operators hold. One of the server's is unknown. */
export function evaluateLeaf(leaf: Leaf, facts: Facts): Truth {
  const key = factKey(leaf);
  const actual = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (actual === undefined && isServerFact(leaf.fact)) return 'unknown';
  const holds = compare(leaf.operator, actual, leaf.value);
  return holds === undefined ? 'unknown' : holds ? 'true' : 'false';
}

/** Undefined for an operator this build does not know: the server decides. */
function compare(operator: string, actual: FactValue | undefined, value: FactValue): boolean | undefined {
  const both = typeof actual === 'number' && typeof value === 'number';
  switch (operator) {
    case 'equal':
      return actual === value;
    case 'notEqual':
      return actual !== value;
    case 'in':
      return has(value, actual);
    case 'notIn':
      return !has(value, actual);
    case 'contains':
      return has(actual, value);
    case 'doesNotContain':
      return !has(actual, value);
    case 'lessThan':
      return both && actual < value;
    case 'lessThanInclusive':
      return both && actual <= value;
    case 'greaterThan':
      return both && actual > value;
    case 'greaterThanInclusive':
      return both && actual >= value;
    case 'matches':
      return typeof actual === 'string' && [value].flat().some((glob) => matchesGlob(String(glob), actual));
  }
  return undefined;
}

/** A list has its items, a text its parts. */
const has = (whole: FactValue | undefined, part: FactValue | undefined): boolean =>
  Array.isArray(whole)
    ? whole.some((item) => item === part)
    : typeof whole === 'string' && typeof part === 'string' && whole.includes(part);
