/** Checks a rule's condition before it is saved: known facts, fitting operators, bounded depth and size. Server only. */
import type { FactValue } from '../protocol/radar.ts';
import { OPERATORS, type Condition, type Operator } from './condition.ts';
import { BROWSER_FACTS, SERVER_FACTS, type FactType } from './facts.ts';

/** Deeper or larger than anybody reads; keeps the evaluation on the visitor's page short. */
export const MAX_CONDITION_DEPTH = 6;
export const MAX_CONDITION_PARTS = 100;
const MAX_LIST_ITEMS = 50;
const MAX_VALUE_CHARS = 300;

export type Checked = { ok: true; condition: Condition } | { ok: false; problem: string };

/** `problem` names the offending place, e.g. `all[1].operator: "between" is not known`. */
export function checkCondition(untrusted: unknown): Checked {
  const left = { parts: MAX_CONDITION_PARTS };
  const problem = problemOf(untrusted, '', 1, left);
  return problem === undefined ? { ok: true, condition: untrusted as Condition } : { ok: false, problem };
}

function problemOf(part: unknown, path: string, depth: number, left: { parts: number }): string | undefined {
  if (depth > MAX_CONDITION_DEPTH) return `${path}: nested too deep`;
  left.parts -= 1;
  if (left.parts < 0) return `${path}: too many parts`;
  if (!isRecord(part)) return `${path || '(condition)'}: not an object`;
  const keys = Object.keys(part);
  if (keys.length === 1 && (keys[0] === 'all' || keys[0] === 'any')) {
    const parts = part[keys[0]];
    if (!Array.isArray(parts) || parts.length === 0) return `${path}${keys[0]}: a list with at least one part`;
    for (const [index, item] of parts.entries()) {
      const problem = problemOf(item, `${path}${keys[0]}[${index}].`, depth + 1, left);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (keys.length === 1 && keys[0] === 'not') return problemOf(part['not'], `${path}not.`, depth + 1, left);
  return problemOfLeaf(part, path);
}

function problemOfLeaf(leaf: Record<string, unknown>, path: string): string | undefined {
  const { fact, operator, value, params, ...others } = leaf;
  const [other] = Object.keys(others);
  if (other !== undefined) return `${path}${other}: not known`;
  const type = typeof fact === 'string' ? typeOfFact(fact) : undefined;
  if (!type) return `${path}fact: ${JSON.stringify(fact)} is not known`;
  if (!OPERATORS.some((known) => known === operator))
    return `${path}operator: ${JSON.stringify(operator)} is not known`;
  if (params !== undefined && !isParams(fact as string, params))
    return `${path}params: only {"skill": …} of agents.free`;
  if (!isFactValue(value)) return `${path}value: a text, number, flag or list of texts`;
  return fits(operator as Operator, type, value)
    ? undefined
    : `${path}value: does not fit ${String(fact)} ${String(operator)}`;
}

function fits(operator: Operator, type: FactType, value: FactValue): boolean {
  switch (operator) {
    case 'equal':
    case 'notEqual':
      return type !== 'list' && isOfType(type, value);
    case 'in':
    case 'notIn':
      return type === 'text' && Array.isArray(value);
    case 'contains':
    case 'doesNotContain':
      return (type === 'text' || type === 'list') && typeof value === 'string';
    case 'matches':
      return type === 'text' && (typeof value === 'string' || Array.isArray(value));
    default:
      return type === 'number' && typeof value === 'number';
  }
}

const isOfType = (type: FactType, value: FactValue): boolean =>
  typeof value === (type === 'text' ? 'string' : type === 'number' ? 'number' : 'boolean');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOfFact(name: string): FactType | undefined {
  const table: Record<string, FactType> = { ...BROWSER_FACTS, ...SERVER_FACTS };
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

const isParams = (fact: string, params: unknown): boolean =>
  fact === 'agents.free' &&
  isRecord(params) &&
  Object.keys(params).join() === 'skill' &&
  typeof params['skill'] === 'string' &&
  /^[A-Za-z0-9_-]{1,40}$/.test(params['skill']);

const isFactValue = (value: unknown): value is FactValue =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  isShortText(value) ||
  (Array.isArray(value) && value.length <= MAX_LIST_ITEMS && value.every(isShortText));

const isShortText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_VALUE_CHARS;
