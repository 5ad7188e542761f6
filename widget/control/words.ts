/** What using the page says to the visitor. */
import type { Locale } from '../../shared/protocol/site.ts';

export const usesPage = (locale: Locale, name: string): string =>
  locale === 'de' ? `${name} sieht und bedient diese Seite` : `${name} sees and uses this page`;
