/** Cleans style sheets and inline styles: words a rule writes onto masked elements (`content`, custom properties). Pure. */

const TEXT = `"(?:\\\\[^]|[^"\\\\])*"|'(?:\\\\[^]|[^'\\\\])*'`;
const RULE = new RegExp(`([^{}]*)\\{((?:${TEXT}|[^{}"'])*)\\}`, 'g');
const DECLARATION = new RegExp(`((?:^|[;{\\s])(?:content|--[^:;{}"']+)\\s*:)((?:${TEXT}|[^;{}"'])*)`, 'gi');
const PSEUDO = /::?(before|after|marker|placeholder|first-line|first-letter|selection)/g;
/** Quoted words; escapes are signs of icon fonts, and an empty text is only a shape. */
const QUOTED = /(["'])((?:\\.|(?!\1)[^\\])*)\1/gs;
const hasWords = (text: string): boolean => /[\p{L}\d]/u.test(text.replace(/\\[0-9a-f]{1,6}/gi, ''));

/** `isMasked` says whether a selector finds a masked element. What stands beside nested rules is hidden unasked. */
export function scrubCss(css: string, isMasked: (selector: string) => boolean): string {
  if (!/["']/.test(css)) return css;
  return css
    .replace(RULE, (rule, before: string, body: string) => {
      const [, outer = '', selector = ''] = /^(.*;)?(.*)$/s.exec(before) ?? [];
      const clean = hideIn(body);
      const isTold = clean === body || !isMasked(selector.replace(PSEUDO, '').trim());
      return isTold && !outer ? rule : `${hideIn(outer)}${selector}{${isTold ? body : clean}}`;
    })
    .replace(/\}[^{}]*(?=\})/g, hideIn);
}
const hideIn = (declarations: string): string =>
  declarations.replace(DECLARATION, (_, name: string, value: string) => name + hideWords(value));

export const hideWords = (value: string): string =>
  value.replace(QUOTED, (quoted, _, text: string) => (hasWords(text) ? '""' : quoted));

/** The `style` attribute of a masked element: only what draws without words and addresses. */
export function scrubStyle(style: string): string {
  if (/[{\\]|\/\*/.test(style)) return '';
  return style.replace(QUOTED, '""').split(';').filter(isPlainDeclaration).join(';');
}
const isPlainDeclaration = (declaration: string): boolean => !/^\s*--|url\(/i.test(declaration);

/** The same for a change of single properties. */
export const scrubStyleChange = (change: object): object =>
  Object.fromEntries(
    Object.entries(change).filter(([name, value]) => !name.startsWith('--') && !/["']|url\(/i.test(String(value))),
  );
