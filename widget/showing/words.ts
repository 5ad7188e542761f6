/** The words of the sheet. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  shows: (name: string) => `${name} zeigt Ihnen etwas`,
  showsThis: (name: string, title: string) => `${name} zeigt: ${title}`,
  close: 'Schließen',
  save: 'Speichern',
  failed: 'Diese Seite lässt das Anzeigen nicht zu.',
  openInstead: 'Datei öffnen',
  suggests: (name: string) => `${name} empfiehlt Ihnen eine Seite`,
  elsewhere: 'Diese Seite gehört zu einer anderen Website.',
  open: 'Seite öffnen',
  openTab: 'In neuem Tab öffnen',
};
const en: typeof de = {
  shows: (name) => `${name} is showing you something`,
  showsThis: (name, title) => `${name} is showing: ${title}`,
  close: 'Close',
  save: 'Save',
  failed: 'This page does not allow it to be shown here.',
  openInstead: 'Open the file',
  suggests: (name) => `${name} suggests a page`,
  elsewhere: 'This page belongs to another website.',
  open: 'Open the page',
  openTab: 'Open in a new tab',
};
export type ShowingWords = typeof de;
export const WORDS: Record<Locale, ShowingWords> = { de, en };
