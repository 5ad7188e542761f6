/**
 * Rebuilds a drawing of which a page shows parts (`<use href="icons.svg#cart">`) from elements and attributes that draw: such a document is
 * of the replica's own origin. Undefined for what is none. Needs a browser to read it; loads and runs nothing.
 */
import { attribute } from './sanitize-attributes.ts';
import { sanitizeCss } from './sanitize-css.ts';
import type { PagePolicy } from './url-policy.ts';

const SPACE = 'http://www.w3.org/2000/svg';
const DRAWS =
  /^(svg|symbol|g|defs|use|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|style|linearGradient|radialGradient|stop|clipPath|mask|pattern|marker|filter|fe(Blend|ColorMatrix|ComponentTransfer|Composite|ConvolveMatrix|DiffuseLighting|DisplacementMap|DropShadow|DistantLight|Flood|Func[ABGR]|GaussianBlur|Merge|MergeNode|Morphology|Offset|PointLight|SpecularLighting|SpotLight|Tile|Turbulence))$/;
/** An icon set of a large site has some thousand. */
const MAX_PARTS = 50_000;
/** Nothing in it may be loaded from anywhere. */
const POLICY: PagePolicy = { allow: () => null, sheet: (text) => text, media: { scheme: 'light' } };

export function cleanDrawing(text: string): string | undefined {
  // What names parts of itself could unfold without end.
  if (/<!entity/i.test(text)) return undefined;
  const given = new DOMParser().parseFromString(text, 'image/svg+xml');
  const { documentElement: from } = given;
  if (from?.localName !== 'svg' || !isDrawing(from) || given.querySelector('parsererror')) return undefined;
  const clean = document.implementation.createDocument(SPACE, 'svg');
  const open: [from: Element, to: Element][] = [[from, clean.documentElement]];
  let parts = 0;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [old, made] = pair;
    copyAttributes(old, made);
    for (const child of old.childNodes) {
      if ((parts += 1) > MAX_PARTS) return undefined;
      if (child.nodeType === 3 || child.nodeType === 4) made.append(wordsOf(child, made));
      else if (child.nodeType === 1 && isDrawing(child as Element)) {
        const element = clean.createElementNS(SPACE, (child as Element).localName);
        made.append(element);
        open.push([child as Element, element]);
      }
    }
  }
  return new XMLSerializer().serializeToString(clean);
}

const isDrawing = ({ namespaceURI, localName }: Element): boolean => namespaceURI === SPACE && DRAWS.test(localName);
const wordsOf = ({ nodeValue }: Node, { localName }: Element): string =>
  localName === 'style' ? sanitizeCss(nodeValue ?? '', POLICY) : (nodeValue ?? '');

function copyAttributes(from: Element, to: Element): void {
  for (const { localName: name, prefix, value } of from.attributes) {
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    const isReference = name === 'href';
    const safe = isReference
      ? value.startsWith('#')
        ? value
        : undefined
      : attribute(to.localName.toLowerCase(), name, value, POLICY);
    if (typeof safe === 'string') to.setAttribute(name, safe);
  }
}
