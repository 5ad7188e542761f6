/** Writes out the relative addresses the recorder leaves: in sheets made by script, and the pictures before films. Changes the event. */
import type { eventWithTime, serializedNodeWithId } from '@rrweb/types';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;
const STYLE_SHEET_RULE = 8;
const STYLE_DECLARATION = 13;
const ADOPTED_STYLE_SHEET = 15;
const CSS_URL = /url\(\s*(["']?)(?![a-z][a-z+.-]*:|#)([^"')]+)\1\s*\)/gi;

/** `hasPosters`: films with a picture before them are on the page; else the event need not be walked through. */
export function wholeUrls(event: eventWithTime, base: string, hasPosters: boolean): eventWithTime {
  if (event.type === FULL_SNAPSHOT && hasPosters) wholePosters(event.data.node, base);
  if (event.type !== INCREMENTAL) return event;
  const { data } = event;
  const whole = (css: string) => wholeCss(css, base);
  if (data.source === MUTATION && hasPosters) for (const { node } of data.adds) wholePosters(node, base);
  if (data.source === ADOPTED_STYLE_SHEET) {
    for (const { rules } of data.styles ?? []) for (const rule of rules) rule.rule = whole(rule.rule);
  } else if (data.source === STYLE_SHEET_RULE) {
    for (const rule of data.adds ?? []) rule.rule = whole(rule.rule);
    if (data.replace) data.replace = whole(data.replace);
    if (data.replaceSync) data.replaceSync = whole(data.replaceSync);
  } else if (data.source === STYLE_DECLARATION && data.set?.value) data.set.value = whole(data.set.value);
  return event;
}

function wholePosters(root: serializedNodeWithId, base: string): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('childNodes' in node) open.push(...node.childNodes);
    if (!('attributes' in node) || typeof node.attributes['poster'] !== 'string') continue;
    node.attributes['poster'] = wholeUrl(node.attributes['poster'], base) ?? '';
  }
}

export const wholeCss = (css: string, base: string): string =>
  css.includes('url(')
    ? css.replace(CSS_URL, (given, _, path: string) => {
        const url = wholeUrl(path.trim(), base);
        return url ? `url("${url}")` : given;
      })
    : css;

/** Not all browsers of visitors have `URL.parse`. */
function wholeUrl(path: string, base: string): string | undefined {
  try {
    return new URL(path, base).href;
  } catch {
    return undefined;
  }
}
