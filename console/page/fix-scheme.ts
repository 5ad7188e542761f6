/** Makes a page's style sheets follow the visitor's light or dark instead of the agent's. Pure. */
type Scheme = 'light' | 'dark';

const MEDIA = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
/** A `color-scheme` that leaves the choice to the browser. */
const PROPERTY = /(^|[^\w-])color-scheme(\s*:\s*)(?:only\s+)?(?:light\s+dark|dark\s+light|normal\s+light\s+dark)/gi;

export function fixScheme(css: string, scheme: Scheme): string {
  return css
    .replace(MEDIA, (_, wanted: string) => (wanted.toLowerCase() === scheme ? '(min-width: 0)' : '(max-width: 0)'))
    .replace(PROPERTY, (_, before: string, between: string) => `${before}color-scheme${between}${scheme}`);
}
