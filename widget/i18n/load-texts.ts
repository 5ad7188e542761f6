/** Fetches one language, the only one a visitor needs. */
import type { Locale } from '../../shared/protocol/site.ts';
import type { Texts } from './texts.ts';

const LANGUAGES: Record<Locale, () => Promise<{ texts: Texts }>> = {
  de: () => import('./de.ts'),
  en: () => import('./en.ts'),
};
export const loadTexts = async (locale: Locale): Promise<Texts> => (await LANGUAGES[locale]()).texts;
