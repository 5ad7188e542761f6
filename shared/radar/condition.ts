/** The language rules are written in: all/any/not over named facts, in the shape json-rules-engine users know. Types only. */
import type { FactValue } from '../protocol/radar.ts';

export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'matches',
] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * One comparison. `matches` takes a glob or a list of globs: `*` stands for anything but `/`, `**` for anything.
 * `params` select a variant of the fact, e.g. `{"skill":"sales"}` of `agents.free`.
 */
export type Leaf = {
  readonly fact: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly operator: Operator;
  readonly value: FactValue;
};
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf;

/** Kleene's three values; `unknown` means that somebody else (the server) has to say. */
export type Truth = 'true' | 'false' | 'unknown';
