/** What the visitor reads while somebody fills in a form with them. */
import type { Locale } from '../../shared/protocol/site.ts';

export type FormWords = {
  readonly fillsIn: (name: string) => string;
  readonly suggests: (name: string) => string;
  readonly forField: (name: string, field: string) => string;
  /** Said once when it comes, to those who do not see it. */
  readonly announced: (name: string, field: string, value: string) => string;
  readonly take: string;
  readonly no: string;
  readonly takeAll: string;
  readonly show: string;
  readonly tick: string;
  readonly untick: string;
  readonly empty: string;
  readonly nothing: string;
};

export const WORDS: Record<Locale, FormWords> = {
  de: {
    fillsIn: (name) => `${name} sieht diese Seite und füllt mit aus`,
    suggests: (name) => `${name} schlägt vor:`,
    forField: (name, field) => `Vorschlag von ${name}${field && ` für ${field}`}`,
    announced: (name, field, value) => `${name} schlägt${field && ` für ${field}`} vor: ${value}`,
    take: 'Übernehmen',
    no: 'Nein',
    takeAll: 'Alle übernehmen',
    show: 'Vorschlag zeigen',
    tick: 'ankreuzen',
    untick: 'nicht ankreuzen',
    empty: 'leer lassen',
    nothing: 'nichts davon',
  },
  en: {
    fillsIn: (name) => `${name} sees this page and helps to fill it in`,
    suggests: (name) => `${name} suggests:`,
    forField: (name, field) => `Suggestion by ${name}${field && ` for ${field}`}`,
    announced: (name, field, value) => `${name} suggests${field && ` for ${field}`}: ${value}`,
    take: 'Use it',
    no: 'No',
    takeAll: 'Use all',
    show: 'Show suggestion',
    tick: 'tick it',
    untick: 'leave it unticked',
    empty: 'leave it empty',
    nothing: 'none of these',
  },
};
