/** Words in the reader's language. Which words there are is in de.ts; en.ts has the same keys or does not compile. */
import { signal } from '@preact/signals';
import type { Locale } from '../../shared/protocol/site.ts';
import * as env from '../env.ts';
import { de, type WordKey } from './de.ts';
import { en } from './en.ts';

const KEY = 'lotse.locale';
const WORDS: Record<Locale, Record<WordKey, string>> = { de, en };
type PluralKey = WordKey extends infer K ? (K extends `${infer P}.one` ? P : never) : never;
export type Values = Readonly<Record<string, string | number>>;

function firstLocale(): Locale {
  const chosen = env.readStored('local', KEY);
  if (chosen === 'de' || chosen === 'en') return chosen;
  const wanted = env.languages().map((language) => language.slice(0, 2));
  return wanted.find((language): language is Locale => language === 'de' || language === 'en') ?? 'de';
}

export const locale = signal<Locale>(firstLocale());
export function setLocale(to: Locale): void {
  locale.value = to;
  env.store('local', KEY, to);
}

export function t(key: WordKey, values: Values = {}): string {
  return WORDS[locale.value][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Counted things: `key.one` for one, `key.other` for every other number; `{n}` is the number. */
export function tn(key: PluralKey, n: number, values: Values = {}): string {
  return t(`${key}.${n === 1 ? 'one' : 'other'}` as WordKey, { ...values, n });
}
