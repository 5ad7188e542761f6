/** Takes out of style sheets what would load anything the policy does not allow. Pure; style sheets run no scripts. */
import { fixMedia } from '../fix-media.ts';
import { TELLS_STATE, tellStates } from './state-selectors.ts';
import type { PagePolicy } from './url-policy.ts';

const NOTHING = 'url("data:,")';
/** Functions that take an address as a bare string. */
const BARE_STRINGS = /(?:-webkit-)?(?:image-set|image|src)\(\s*(?=["'])/gi;
/** What is said behind the address (a medium, a layer) may not hold another. */
const IMPORT =
  /@import\b(?:\s*(?:url\(\s*)?["']([^"'\\\n]*)["']\s*\)?|\s*url\(\s*([^)"'\s\\]*)\s*\))?([\w\s(),:>=<.-]*)[^;]*;?/gi;
const URL_FUNCTION = /url\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^)"'\s]*))\s*([^)]*)\)?/gi;

export function sanitizeCss(given: string, policy: PagePolicy): string {
  const css = policy.sheet(given);
  if (!/[\\@(]|color-scheme/i.test(css) && !TELLS_STATE.test(css)) return css;
  return fixMedia(tellStates(plainLetters(css)), policy.media)
    .replace(IMPORT, (_, inQuotes?: string, inUrl?: string, media?: string) => {
      const url = policy.allow(inQuotes ?? inUrl ?? '');
      return url?.startsWith('http') ? `@import url("${encodeQuote(url)}") ${media?.trim() ?? ''};` : '';
    })
    .replace(BARE_STRINGS, 'lotse-none(')
    .replace(URL_FUNCTION, (_, inDouble?: string, inSingle?: string, bare?: string, rest?: string) => {
      const url = (inDouble ?? inSingle ?? bare ?? '').replace(/\\(.)/g, '$1');
      const fragment = /^https?:\/\/[^?#]*\/(#[^#]*)$/i.exec(url)?.[1];
      // The recorder writes out what a drawing of the same page is called.
      if (fragment) return `url("${encodeQuote(fragment)}")`;
      if (url.startsWith('#')) return `url("${encodeQuote(url)}")`;
      const allowed = rest ? null : policy.allow(url);
      return allowed === null ? NOTHING : `url("${encodeQuote(allowed)}")`;
    });
}

const encodeQuote = (url: string): string =>
  url.replace(/["\\\n\r\f]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** `u\72l(` and `\@import` say the same as `url(` and `@import`: letters are written plainly, comments between them dropped. */
function plainLetters(css: string): string {
  const withoutComments = css.replace(/\/\*[^]*?(?:\*\/|$)/g, (comment) =>
    comment === '/* rr_split */' ? comment : ' ',
  );
  if (!withoutComments.includes('\\')) return withoutComments;
  return withoutComments
    .replace(/\\([0-9a-f]{1,6})(?:\r\n|[ \t\n\r\f])?/gi, (whole, hex: string) => {
      const sign = String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
      return /[a-z@()-]/i.test(sign) ? sign : whole;
    })
    .replace(/\\([g-z])/gi, '$1');
}
