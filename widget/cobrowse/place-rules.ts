/**
 * What marks and the site's rules say about a place of this page. A selector this browser cannot read says nothing; where two
 * disagree about one place, the one that hides more counts. Knows nothing of the places around.
 */
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import { matchesGlob } from '../../shared/radar/matches-glob.ts';

export type Mark = 'block' | 'mask' | 'unmask';
type Treat = Privacy['rules'][number]['treat'];

let privacy: Privacy | undefined;
let selectors: Partial<Record<Treat, string[]>> = {};
const BLOCKED = '[data-lotse="block"],lotse-widget';
/** What the rules come to on this page. */
let said = '';
export const isPaused = (): boolean => !!selectors.pause;
export const isPrivate = (): boolean => !!privacy?.isPrivate;

/** True when other rules count from now on. */
export function rulesFor(given: Privacy | undefined, path: string): boolean {
  privacy = given;
  const now: typeof selectors = {};
  for (const { pages, selector, treat } of given?.rules ?? [])
    if ((!pages || matchesGlob(pages, path)) && (treat === 'pause' || isReadable(selector)))
      (now[treat] ??= []).push(selector);
  selectors = now;
  return said !== (said = JSON.stringify(now));
}
function isReadable(selector: string): boolean {
  try {
    return !document.createDocumentFragment().querySelector(selector);
  } catch {
    return false;
  }
}

/** One by one: a list would end with the first selector that leaves something open. */
const meets = (element: Element, treat: Treat): boolean =>
  !!selectors[treat]?.some((selector) => element.matches(selector));

/** Nothing of it is told but its box. `isInside`: or it stands in such a place of its own tree. Asked for every change of the page. */
export function isBlocked(element: Element, isInside?: boolean): boolean {
  if (isInside) return !!element.closest(BLOCKED) || !!selectors.block?.some((selector) => element.closest(selector));
  return (
    element.localName === 'lotse-widget' || element.getAttribute('data-lotse') === 'block' || meets(element, 'block')
  );
}
export const selectorsOf = (treat: Treat): readonly string[] => selectors[treat] ?? [];

/** By rule alone; the recorder writes it down as if it stood in the page. */
export const markByRule = (element: Element): Mark | undefined =>
  meets(element, 'mask') ? 'mask' : meets(element, 'unmask') ? 'unmask' : undefined;
export function markOf(element: Element): Mark | null {
  if (isBlocked(element)) return 'block';
  const own = element.getAttribute('data-lotse');
  return own === 'mask' ? own : (markByRule(element) ?? (own as Mark | null));
}

const HIDING = '[data-lotse="mask"],[data-lotse="block"],[contenteditable],[role$="box"]';
/** Whether anything in a tree may be masked or blocked; fields apart, which are drawn without words of a sheet. */
export const hidesSomething = (root: ParentNode): boolean =>
  isPrivate() ||
  [HIDING, ...selectorsOf('mask'), ...selectorsOf('block')].some((selector) => root.querySelector(selector));
