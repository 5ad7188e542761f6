/** Words of the bar when more than one agent sees this page. */
import type { Locale } from '../../shared/protocol/site.ts';

const WORDS: Record<Locale, (names: string) => string> = {
  de: (names) => `${names} sehen diese Seite – verborgene Felder bleiben verborgen`,
  en: (names) => `${names} see this page – hidden fields stay hidden`,
};

export const watchedByAll = (locale: Locale, names: readonly string[]): string =>
  WORDS[locale](new Intl.ListFormat(locale).format(names));
