/** Puts pictures and fonts that came later into a replayed document: in attributes, inline styles and style sheets, everywhere in it. */

import { ruleText } from '../../shared/page/rule-text.ts';
import { SHAPES_AT } from './cleaning/sanitize-attributes.ts';

/** Where an address leads now, or undefined. */
type Find = (url: string) => string | undefined;
type Shelf = { readonly find: Find; readonly shapes: Find };

const DRAWN = 'img,input[type=image],source,video,image,feImage,[style*="url("]';
const ATTRIBUTES = ['src', 'poster', 'href', 'xlink:href'];
const CSS_URL = /url\("((?:[^"\\]|\\.)*)"\)/g;
const IMPORT_RULE = 3;

export function swapAssets(root: Document | ShadowRoot, shelf: Shelf): void {
  const { find, shapes } = shelf;
  for (const use of root.querySelectorAll(`[${SHAPES_AT}]`)) {
    const place = shapes(use.getAttribute(SHAPES_AT) ?? '');
    if (place && use.getAttribute('href') !== place) use.setAttribute('href', place);
  }
  for (const element of root.querySelectorAll(DRAWN)) swapInElement(element, find);
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) swapInSheet(sheet, find);
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) swapAssets(element.shadowRoot, shelf);
    if (element.localName !== 'iframe') continue;
    const { contentDocument } = element as HTMLIFrameElement;
    if (contentDocument) swapAssets(contentDocument, shelf);
  }
}

function swapInElement(element: Element, find: Find): void {
  for (const name of ATTRIBUTES) {
    const place = find(element.getAttribute(name) ?? '');
    if (place) element.setAttribute(name, place);
  }
  change(element, 'srcset', (text) =>
    text.replace(/(^|,\s+)(\S+)/g, (all, gap, url) => gap + (find(url) ?? url) || all),
  );
  change(element, 'style', (text) => swapInCss(text, find));
}

function change(element: Element, name: string, changed: (text: string) => string): void {
  const text = element.getAttribute(name);
  if (text === null) return;
  const now = changed(text);
  if (now !== text) element.setAttribute(name, now);
}

/** Whole rules are exchanged in place, so that the recorder's positions stay right. */
function swapInSheet(sheet: CSSStyleSheet, find: Find): void {
  const rules = rulesOf(sheet);
  for (const [index, rule] of [...rules].entries()) {
    if (rule.type === IMPORT_RULE || !rule.cssText.includes('url(')) continue;
    const given = ruleText(rule);
    const text = swapInCss(given, find);
    if (text === given) continue;
    sheet.deleteRule(index);
    sheet.insertRule(text, index);
  }
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // A sheet of another host: it loads what it names by itself.
    return [];
  }
}

const swapInCss = (css: string, find: Find): string =>
  css.replace(CSS_URL, (whole, url: string) => {
    const place = find(url);
    return place ? `url("${place}")` : whole;
  });
