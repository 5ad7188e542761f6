/** What leading says to the visitor. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  leading: (name: string) => `${name} führt – Sie gehen von Seite zu Seite mit`,
  rest: 'Nicht mitgehen',
};
const en: typeof de = {
  leading: (name) => `${name} leads – you follow from page to page`,
  rest: 'Stop following',
};
export const leadWords = (locale: Locale): typeof de => (locale === 'de' ? de : en);
