/** What leading says to the visitor. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  leading: (name: string) => `${name} sieht diese Seite und führt Sie`,
};
const en: typeof de = {
  leading: (name) => `${name} sees this page and leads you`,
};
export const leadWords = (locale: Locale): typeof de => (locale === 'de' ? de : en);
