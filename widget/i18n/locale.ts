/** Chooses the language: what the site set, then what the page says it is written in, then what the browser asks for. Pure. */
import type { Locale } from '../../shared/protocol/site.ts';

const KNOWN: readonly Locale[] = ['de', 'en'];

/** `wishes` are language tags, best first; `offered` are the site's languages, its main one first. */
export function chooseLocale(wishes: readonly string[], offered: readonly Locale[] = KNOWN): Locale {
  for (const wish of wishes) {
    const language = wish.slice(0, 2).toLowerCase();
    const match = offered.find((locale) => locale === language);
    if (match) return match;
  }
  return offered[0] ?? 'en';
}
