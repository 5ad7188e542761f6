/**
 * Remembers what stands in hidden fields, so that a page which repeats it elsewhere (a copy that measures its width, a summary)
 * does not give it away. What is shorter than four signs is left: pages are full of it.
 */
import { maskText } from './mask.ts';

const LEAST_CHARS = 4;
/** So many fields are remembered, the latest. */
const MOST_FIELDS = 200;
const WRITTEN = /^(text|email|tel|search|url|number|password|textarea)$/;

const typed = new Map<Element, string>();
let pattern: RegExp | undefined;

export function rememberTyped(field: HTMLInputElement): void {
  const value = field.value.trim();
  if (value.length < LEAST_CHARS || !WRITTEN.test(field.type) || typed.get(field) === value) return;
  typed.delete(field);
  typed.set(field, value);
  for (const oldest of typed.keys()) if (typed.size > MOST_FIELDS) typed.delete(oldest);
  const words = [...typed.values()].flatMap((word) => [...new Set([word, encodeURIComponent(word)])]);
  // The longest first, or a shorter one would leave its end.
  words.sort((a, b) => b.length - a.length);
  // A number counts as a whole only: a part of another says nothing.
  const whole = (word: string) => (/^\d+$/.test(word) ? `(?<!\\d)${word}(?!\\d)` : word.replace(/[^\w\s]/g, '\\$&'));
  pattern = new RegExp(words.map(whole).join('|'), 'g');
}

export const hideEchoes = (text: string): string => (pattern ? text.replace(pattern, maskText) : text);
