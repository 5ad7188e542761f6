/** Reads from the page what decides whether the agent may use an element: what is really hit, where it stands, what is masked. */
import type { ActionKind } from '../../shared/protocol/control.ts';
import type { SiteRule, Target } from '../../shared/page/may-act.ts';
import { readActive, readSteps, type Looks } from '../../shared/page/read-steps.ts';
import { isBlocked } from '../cobrowse/place-rules.ts';
import { areaAround, forgetAreas, maskOfElement } from '../cobrowse/read-field.ts';
import { siteRuleOf } from './site-rules.ts';
import { elementAt, frameOf, isIn, isOurs, placeAround, type Place } from './frames.ts';

export type { Place } from './frames.ts';
export type Found = { readonly target: Target; readonly element: Element; readonly place: Place };
export type RuleOf = (element: Element) => SiteRule;

const FIELDS = 'input,textarea,select';
const BOXES = 'input[type=checkbox],input[type=radio]';

const byMarks = siteRuleOf({ isPrivate: false, rules: [] }, '');

/** `share` is the place within the element's box for the mouse; other actions are meant for the whole of it. `isBarAt`: only the bar lies there. */
export function readTarget(
  kind: ActionKind,
  element: Element | null,
  ruleOf: RuleOf = byMarks,
  share?: Place,
  isBarAt: (place: Place) => boolean = () => false,
): Found | null {
  if (!element?.isConnected) return null;
  forgetAreas();
  const looks: Looks = { isHidden, ruleOf, frameOf };
  const place = placeIn(element, share ?? { x: 0.5, y: 0.5 }, share === undefined);
  const isFree = isOurs(element);
  const hit = !isFree || kind === 'scroll' ? element : (hitAt(element, place, isBarAt) ?? hitByLabel(element, isBarAt));
  const meant = share ? (hit ?? element) : element;
  const field = meant as HTMLInputElement;
  const target: Target = {
    reach: !isFree ? 'foreign' : hit ? 'free' : 'unseen',
    steps: readSteps(meant, looks),
    active: readActive(meant, looks),
    isReadOnly: field.readOnly === true || field.getAttribute('aria-readonly') === 'true',
    isEditable: (meant as HTMLElement).isContentEditable && areaAround(meant) === 'unmasked',
  };
  return { target, element: meant, place };
}

export function isHidden(element: Element): boolean {
  if (isBlocked(element)) return true;
  const area = areaAround(element);
  if (area === 'masked' || area === 'blocked') return true;
  const field = element.localName === 'option' ? element.closest('select') : element;
  return field !== null && field.matches(FIELDS) && maskOfElement(field) !== 'shown';
}

function placeIn(element: Element, share: Place, isAnywhere: boolean): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  const x = left + share.x * width;
  const y = top + share.y * height;
  if (!isAnywhere) return { x, y };
  // Of a tall field a part may be out of the window.
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
  return { x: clamp(x, innerWidth - 1), y: clamp(y, innerHeight - 1) };
}
const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** What a click there would really hit: the element or something in it, and visible; null when another thing lies over it. */
function hitAt(element: Element, place: Place, isBarAt: (place: Place) => boolean): Element | null {
  // The bar that says who is at work must not keep them from the top of the page.
  const hit = elementAt(element.ownerDocument, place, (over) => over.localName === 'lotse-widget' && isBarAt(place));
  if (!hit || !isSeen(element)) return null;
  if (!isIn(hit, element) && hit.closest('label')?.control !== element) return null;
  const frame = frameOf(element);
  return !frame || hitAt(frame, placeAround(frame, place), isBarAt) ? hit : null;
}
/** Boxes are often drawn by their label, and not to be seen themselves. */
function hitByLabel(element: Element, isBarAt: (place: Place) => boolean): Element | null {
  if (!element.matches(BOXES)) return null;
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  return labels.find((label) => hitAt(label, placeIn(label, { x: 0.5, y: 0.5 }, true), isBarAt)) ?? null;
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return false;
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}
