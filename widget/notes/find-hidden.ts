/** Finds the places of this page whose content the agent does not get, as the recorder's own rules have it. */
import { maskValue } from '../cobrowse/mask.ts';
import { isPrivate, selectorsOf } from '../cobrowse/place-rules.ts';
import { areaAround, forgetAreas, maskedRoots, maskOfElement } from '../cobrowse/read-field.ts';

export type HiddenPlace = { readonly element: Element; readonly why: 'fields' | 'places' | 'secrets' };

const FIELDS = 'input:not([type=hidden]),textarea,select';
/** Where a number may stand that is hidden by its looks. */
const WRITTEN = 'input:not([type=submit],[type=button],[type=reset]),textarea';
const MARKED =
  '[data-lotse="mask"],[data-lotse="block"],[contenteditable],[role=textbox],[role=searchbox],[role=combobox]';
const OWN = 'lotse-widget,script,style,noscript,template,option';
/** A page of which everything is hidden is marked piece by piece, so many at most. */
const MOST_PIECES = 1_500;
const isHidden = (element: Element | null): boolean => /^(mask|block)/.test(areaAround(element));

export function findHidden(): HiddenPlace[] {
  forgetAreas();
  const found: HiddenPlace[] = [];
  const roots = new Set<Node>([document, ...maskedRoots]);
  const selectors = [MARKED, ...selectorsOf('mask'), ...selectorsOf('block')];
  for (const root of roots as Set<ParentNode & Node>) {
    if (!root.isConnected) continue;
    for (const element of root.querySelectorAll(FIELDS)) {
      const { value } = element as HTMLInputElement;
      const mask = areaAround(element) === 'blocked' ? 'shown' : maskOfElement(element);
      if (mask !== 'shown' || (maskValue(value, mask) !== value && element.matches(WRITTEN)))
        found.push({ element, why: mask === 'masked' ? 'fields' : 'secrets' });
    }
    const marked = new Set(selectors.flatMap((selector) => [...root.querySelectorAll(selector)]));
    for (const element of marked)
      if (!element.matches(`${FIELDS},${OWN}`) && isHidden(element) && !isHidden(element.parentElement))
        found.push(...(hasOpenings(element) ? pieces(element) : [{ element, why: 'places' } as const]));
  }
  if (isPrivate()) found.push(...pieces(document.body));
  return found.filter(({ element }) => element.checkVisibility());
}

const hasOpenings = (element: Element): boolean =>
  ['[data-lotse="unmask"]', ...selectorsOf('unmask')].some((selector) => element.querySelector(selector));

/** Elements with words of their own, and pictures. */
function pieces(place: Element): HiddenPlace[] {
  const found: HiddenPlace[] = [];
  for (const element of place.querySelectorAll('*')) {
    const hasWords = [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
    if ((!hasWords && element.localName !== 'img') || element.matches(`${FIELDS},${OWN}`)) continue;
    if (isHidden(element)) found.push({ element, why: 'places' });
    if (found.length === MOST_PIECES) break;
  }
  return found;
}
