/** A rule's condition as nested sentences. Reads the shape without trusting it. */
import type { JSX } from 'preact';
import { factWords, operatorWords, valueWords } from './fact-words.ts';
import { t } from '../i18n/t.ts';

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const MAX_DEPTH = 8;

export function ConditionWords({ condition, depth = 0 }: { condition: unknown; depth?: number }): JSX.Element {
  if (!isPart(condition) || depth > MAX_DEPTH) return <span>…</span>;
  for (const kind of ['all', 'any'] as const) {
    const parts = condition[kind];
    if (!Array.isArray(parts)) continue;
    if (parts.length === 1) return <ConditionWords condition={parts[0]} depth={depth + 1} />;
    return (
      <div>
        <span class="soft">{t(`rules.${kind}`)}</span>
        <ul>
          {parts.map((part, index) => (
            <li key={index}>
              <ConditionWords condition={part} depth={depth + 1} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if ('not' in condition) {
    return (
      <span>
        <span class="soft">{t('rules.not')}</span> <ConditionWords condition={condition['not']} depth={depth + 1} />
      </span>
    );
  }
  const { fact, operator, value, params } = condition;
  return (
    <span>
      {factWords(String(fact ?? ''), params)} {operatorWords(String(operator ?? ''))}{' '}
      <strong>{valueWords(value)}</strong>
    </span>
  );
}
