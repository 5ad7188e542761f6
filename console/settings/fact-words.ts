/** Words for the radar's facts, operators and values; what has none is shown as it is. */
import type { SkillId } from '../../shared/protocol/ids.ts';
import { FACT_WORDS, OPERATOR_WORDS } from '../i18n/radar-words.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { locale, t } from '../i18n/t.ts';

export function factWords(fact: string, params: unknown): string {
  const words = FACT_WORDS.get(fact)?.[locale.value] ?? fact;
  const skill = typeof params === 'object' && params !== null ? (params as { skill?: unknown }).skill : undefined;
  return typeof skill === 'string' ? `${words} (${skillWords(skill as SkillId)})` : words;
}

export const operatorWords = (operator: string): string => OPERATOR_WORDS.get(operator)?.[locale.value] ?? operator;

export function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
}
