/** Finds in a recorded, cleaned event the addresses of pictures and fonts the page draws with. Pure; a link is no picture. */

type Tree = Readonly<Record<string, unknown>>;

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  input: ['src'],
  source: ['srcset'],
  video: ['poster'],
  image: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};
/** A change tells no tag; where these stand, something is drawn. */
const DRAWN_ANYWHERE = ['src', 'srcset', 'poster', 'background'];
const CSS_URL = /url\(\s*(?:"([^"]+)"|'([^']+)'|([^)"'\s]+))\s*\)/g;

export function namedAssets(event: unknown, found: (url: string) => void): void {
  const open: unknown[] = [event];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part === 'string') inCss(part, found);
    else if (Array.isArray(part)) open.push(...part);
    else if (typeof part === 'object' && part !== null) {
      const { tagName, attributes } = part as Tree;
      if (isTree(attributes)) inAttributes(attributes, drawnBy(tagName), found);
      // What else is text of a sheet or a rule is found by its `url(`.
      for (const [name, value] of Object.entries(part)) if (name !== 'attributes' || !isTree(value)) open.push(value);
    }
  }
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const drawnBy = (tag: unknown): readonly string[] =>
  typeof tag === 'string' ? (DRAWN[tag.toLowerCase()] ?? []) : DRAWN_ANYWHERE;

function inAttributes(attributes: Tree, drawn: readonly string[], found: (url: string) => void): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) inCss(String(part), found);
    if (typeof value !== 'string') continue;
    inCss(value, found);
    if (!drawn.includes(name)) continue;
    if (name === 'srcset') for (const one of value.split(/,\s+/)) found(one.trim().split(/\s+/)[0] ?? '');
    else found(value);
  }
}

function inCss(text: string, found: (url: string) => void): void {
  if (!text.includes('url(')) return;
  for (const [, double, single, bare] of text.matchAll(CSS_URL)) found(double ?? single ?? bare ?? '');
}
