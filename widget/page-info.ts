/** What is told of a page before anybody may see it: address and title, without what the site keeps for itself. */
import type { PageInfo } from '../shared/protocol/handshake.ts';
import { MAX_TITLE_CHARS, MAX_URL_CHARS } from '../shared/protocol/limits.ts';
import type { Privacy } from '../shared/protocol/page-rules.ts';
import { matchesGlob } from '../shared/radar/matches-glob.ts';
import { kept, withoutQuery } from './env.ts';

const KEY = 'lotse.quiet';
const PRIVATE = '[data-lotse="mask"],[data-lotse="block"]';

/** Pages whose title stays here, one pattern a line: a page is told of before its server has answered with the rules. */
export function keepQuiet({ isPrivate, rules }: Privacy): void {
  const hidesTitle = ({ treat, selector }: Privacy['rules'][number]) =>
    treat === 'pause' || ((treat === 'mask' || treat === 'block') && selector === 'title');
  const quiet = isPrivate ? ['**'] : rules.filter(hidesTitle).map(({ pages }) => pages || '**');
  if (quiet.length > 0) kept.set(KEY, quiet.join('\n'));
  else kept.drop(KEY);
}
const isQuiet = (): boolean =>
  (kept.get(KEY) ?? '').split('\n').some((pages) => pages && matchesGlob(pages, location.pathname));

export const pageTitle = (): string =>
  isQuiet() || document.querySelector('title')?.closest(PRIVATE) ? '' : document.title;
/** Over-long parts are cut. */
export const pageInfo = (): PageInfo => ({
  url: withoutQuery(location.href).slice(0, MAX_URL_CHARS),
  title: pageTitle().slice(0, MAX_TITLE_CHARS),
  referrer: withoutQuery(document.referrer).slice(0, MAX_URL_CHARS),
});
