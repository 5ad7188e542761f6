/** What the pause says to the visitor. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  pause: 'Pause',
  pauseHint: 'Ansehen pausieren: bis Sie fortsetzen, ist nichts zu sehen',
  resting: (name: string) => `Pause: ${name} sieht diese Seite gerade nicht`,
  resume: 'Fortsetzen',
  end: 'Beenden',
  notAlong: (name: string) => `${name} sieht diese Seite, führt Sie aber gerade nicht`,
  rejoin: 'Weiter mitgehen',
};
const en: typeof de = {
  pause: 'Pause',
  pauseHint: 'Pause: nothing can be seen until you resume',
  resting: (name) => `Paused: ${name} does not see this page now`,
  resume: 'Resume',
  end: 'Stop',
  notAlong: (name) => `${name} sees this page but does not lead you now`,
  rejoin: 'Follow again',
};
export const restingWords = (locale: Locale): typeof de => (locale === 'de' ? de : en);
