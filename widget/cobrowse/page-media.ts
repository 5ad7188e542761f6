/** What the page's style sheets ask the browser: whoever sees the page sees it by the visitor's answers. */
import { HAND_FEATURES } from '../../shared/page/hand-features.ts';
import { listen, type Cancel } from '../env.ts';

const DARK = 'prefers-color-scheme: dark';
const asked = (feature: string) => matchMedia(`(${feature})`);

export const readMedia = () => ({
  ...(asked(DARK).matches && { colorScheme: 'dark' }),
  hands: HAND_FEATURES.filter((feature) => asked(feature).matches),
});

/** Another mouse, another light. */
export function onMediaChange(run: () => void): Cancel {
  const cancels = [DARK, ...HAND_FEATURES].map((feature) => listen(asked(feature), 'change', run));
  return () => cancels.forEach((cancel) => cancel());
}
