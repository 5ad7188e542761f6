/** What the visitor reads while somebody points at things on the page. */
import type { Locale } from '../../shared/protocol/site.ts';

export type PointWords = { readonly pointing: (names: readonly string[]) => string };

export const WORDS: Record<Locale, PointWords> = {
  de: {
    pointing: (names) =>
      names.length > 1
        ? `${names.join(' und ')} sehen diese Seite und zeigen darauf`
        : `${names.join()} sieht diese Seite und zeigt darauf`,
  },
  en: {
    pointing: (names) =>
      names.length > 1
        ? `${names.join(' and ')} see this page and point at it`
        : `${names.join()} sees this page and points at it`,
  },
};
