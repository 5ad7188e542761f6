/** Reads from the page what decides whether the agent may use an element: what is really hit, where it stands, what is masked. */
import type { ActionKind } from '../../shared/protocol/control.ts';
import type { Target } from '../../shared/page/may-act.ts';
import { parentOf, readSteps } from '../../shared/page/read-steps.ts';
import { areaAround, forgetAreas, maskOfElement } from '../cobrowse/read-field.ts';

export type Place = { readonly x: number; readonly y: number };
export type Found = { readonly target: Target; readonly element: Element; readonly place: Place };

const FIELDS = 'input,textarea,select';
const NOWHERE: Target = { reach: 'gone', steps: [], isReadOnly: false, isEditable: false };

/** `share` is the place within the element's box for a click; other actions are meant for the whole of it. */
export function readTarget(kind: ActionKind, element: Element | null, share: Place = { x: 0.5, y: 0.5 }): Found | null {
  if (!element?.isConnected) return null;
  forgetAreas();
  const place = placeIn(element, share, kind !== 'click');
  const hit = kind === 'scroll' ? element : hitAt(element, place);
  const meant = kind === 'click' ? (hit ?? element) : element;
  const reach = element.ownerDocument !== document ? 'foreign' : hit ? 'free' : 'unseen';
  const field = meant as HTMLInputElement;
  const target: Target = {
    ...NOWHERE,
    reach,
    steps: readSteps(meant, isHidden),
    isReadOnly: field.readOnly === true || field.getAttribute('aria-readonly') === 'true',
    isEditable: (meant as HTMLElement).isContentEditable && areaAround(meant) === 'unmasked',
  };
  return { target, element: meant, place };
}

function isHidden(element: Element): boolean {
  if (element.matches('[data-lotse="block"],lotse-widget')) return true;
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
  return { x: clamp(x, innerWidth - 1), y: clamp(y, innerHeight - 1) };
}
const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** What a click there would really hit: the element or something in it, and visible; null when another thing lies over it. */
function hitAt(element: Element, { x, y }: Place): Element | null {
  let hit: Element | null = null;
  for (let root: DocumentOrShadowRoot | null = document; root; root = hit?.shadowRoot ?? null) {
    const below: Element | null = root.elementFromPoint(x, y);
    if (!below || below === hit) break;
    hit = below;
  }
  if (!hit || !isSeen(element)) return null;
  for (let inner: Element | null = hit; inner; inner = parentOf(inner)) if (inner === element) return hit;
  const label = hit.closest('label');
  return label?.control === element ? hit : null;
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return false;
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}
