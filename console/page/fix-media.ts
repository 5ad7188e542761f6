/** Makes a page's style sheets follow the visitor's light or dark and the visitor's hands instead of the agent's. Pure. */
import type { HandFeature } from '../../shared/page/hand-features.ts';

export type PageMedia = {
  readonly scheme: 'light' | 'dark';
  /** Which of them hold; undefined from a widget that does not tell. */
  readonly hands?: readonly HandFeature[] | undefined;
};

const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
const HANDS = /\(\s*((?:any-)?(?:hover|pointer))\s*(?::\s*(\w+)\s*)?\)/gi;
/** A `color-scheme` that leaves the choice to the browser. */
const PROPERTY = /(^|[^\w-])color-scheme(\s*:\s*)(?:only\s+)?(?:light\s+dark|dark\s+light|normal\s+light\s+dark)/gi;

/** `css`: a style sheet or the condition a sheet or picture stands under. */
export function fixMedia(css: string, { scheme, hands }: PageMedia): string {
  const followed = css
    .replace(SCHEME, (_, wanted: string) => condition(wanted.toLowerCase() === scheme))
    .replace(PROPERTY, (_, before: string, between: string) => `${before}color-scheme${between}${scheme}`);
  if (!hands) return followed;
  return followed.replace(HANDS, (_, feature: string, wanted?: string) =>
    condition(holds(hands, feature.toLowerCase(), wanted?.toLowerCase())),
  );
}

const condition = (isMet: boolean): string => (isMet ? '(min-width: 0)' : '(max-width: 0)');

function holds(hands: readonly string[], feature: string, wanted?: string): boolean {
  if (feature.endsWith('hover')) return hands.includes(feature) !== (wanted === 'none');
  if (wanted && wanted !== 'none') return hands.includes(`${feature}: ${wanted}`);
  const isThere = hands.includes(`${feature}: fine`) || hands.includes(`${feature}: coarse`);
  return isThere !== (wanted === 'none');
}
