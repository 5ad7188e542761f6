/** Names the leaf that kept a condition from being true, for the people who wrote the rule. Server only: the loader has no use for it. */
import type { Facts } from '../protocol/radar.ts';
import type { Condition, Leaf } from './condition.ts';
import { evaluate } from './evaluate.ts';

/** The first leaf to blame, or undefined when the condition is true. Below a `not` it is the leaf that held. */
export function explain(condition: Condition, facts: Facts): Leaf | undefined {
  return evaluate(condition, facts) === 'true' ? undefined : blame(condition, facts, 'true');
}

/** `wanted` is what would have been right here; a `not` turns it round. */
function blame(condition: Condition, facts: Facts, wanted: 'true' | 'false'): Leaf | undefined {
  if (evaluate(condition, facts) === wanted) return undefined;
  if ('not' in condition) return blame(condition.not, facts, wanted === 'true' ? 'false' : 'true');
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (!parts) return condition as Leaf;
  for (const part of parts) {
    const leaf = blame(part, facts, wanted);
    if (leaf) return leaf;
  }
  return undefined;
}
