/** What stands on the buttons of the bar. Each sentence that ends something contains the word it stands for. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  allowed: 'Erlaubt',
  more: 'Erlaubt, Verborgenes und Pause',
  point: ['Zeigen', 'Nicht mehr zeigen'],
  form: ['Ausfüllen', 'Nicht mehr ausfüllen'],
  fill: ['Gleich eintragen', 'Nicht mehr gleich eintragen'],
  lead: ['Mitgehen', 'Nicht mitgehen'],
  control: ['Bedienen', 'Nicht mehr bedienen'],
};
const en: typeof de = {
  allowed: 'Allowed',
  more: 'Allowed, hidden and pause',
  point: ['Pointing', 'Stop pointing'],
  form: ['Filling in', 'Stop filling in'],
  fill: ['Filling in at once', 'Stop filling in at once'],
  lead: ['Following', 'Stop following'],
  control: ['Using the page', 'Stop using the page'],
};
export const barWords = (locale: Locale): typeof de => (locale === 'de' ? de : en);
