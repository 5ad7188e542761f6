/** Where Tab goes on a page: through shadow roots and frames of the same origin, in the order the page gives. Moves nothing. */
import { documentIn } from './document-in.ts';

const STOPS =
  'a[href],area[href],button,input,select,textarea,summary,[tabindex],[contenteditable]:not([contenteditable=false]),[data-lotse-editable]';

/** `mayStop` leaves out what the caller cannot use. Null where there is nothing else. */
export function nextStop(
  root: Document,
  from: Element | null,
  isBack: boolean,
  mayStop: (element: Element) => boolean,
): Element | null {
  const stops = stopsIn(root, from).filter((stop) => stop === from || mayStop(stop));
  const at = from ? stops.indexOf(from) : -1;
  if (at >= 0) return other(stops.at((at + (isBack ? -1 : 1)) % stops.length), from);
  const wanted = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const beyond = (stop: Element): boolean => !from || (from.compareDocumentPosition(stop) & wanted) !== 0;
  const next = isBack ? stops.findLast(beyond) : stops.find(beyond);
  return next ?? (isBack ? stops.at(-1) : stops[0]) ?? null;
}
const other = (stop: Element | undefined, from: Element | null): Element | null =>
  stop && stop !== from ? stop : null;

function stopsIn(root: Document | ShadowRoot, from: Element | null): Element[] {
  const groups = new Map<number, Element[]>();
  const put = (order: number, stops: readonly Element[]): void =>
    void groups.set(order, [...(groups.get(order) ?? []), ...stops]);
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'lotse-widget') continue;
    if (element.matches(STOPS) && isStop(element, from)) put((element as HTMLElement).tabIndex, [element]);
    const inner = element.shadowRoot ?? documentIn(element);
    if (inner) put(Math.max(0, (element as HTMLElement).tabIndex), stopsIn(inner, from));
  }
  // First what the page numbers, then everything as it stands.
  const order = (number: number): number => (number === 0 ? Number.POSITIVE_INFINITY : number);
  return [...groups].sort(([a], [b]) => order(a) - order(b)).flatMap(([, stops]) => stops);
}

function isStop(element: Element, from: Element | null): boolean {
  const field = element as HTMLInputElement;
  if (field.tabIndex < 0 && !element.hasAttribute('data-lotse-editable')) return false;
  if (element.matches(':disabled,[inert],[inert] *,input[type=hidden]')) return false;
  if (element.checkVisibility && !element.checkVisibility({ visibilityProperty: true })) return false;
  return element === from || element.localName !== 'input' || field.type !== 'radio' || isGroupsStop(field);
}
/** A group of radio buttons is one stop. */
function isGroupsStop(radio: HTMLInputElement): boolean {
  const group = radiosWith(radio);
  return radio === (group.find(({ checked }) => checked) ?? group[0]);
}

/** The radio buttons of one group, itself among them, as they stand. */
export function radiosWith(radio: HTMLInputElement): HTMLInputElement[] {
  if (!radio.name) return [radio];
  const all = (radio.getRootNode() as ParentNode).querySelectorAll<HTMLInputElement>('input[type=radio]');
  return [...all].filter(({ name, form, disabled }) => name === radio.name && form === radio.form && !disabled);
}
