/** Reads from the page what the mask needs to know of a field and of the place a node stands in. */
import { areaOf, isPrivatePlace, maskOfField, type Area, type FieldMask } from './mask.ts';
import { isPrivate, markOf } from './place-rules.ts';

const FIELDS = 'input,textarea,select';

/** Fields seen as password once stay secret when a page shows their text. */
const passwords = new WeakSet<Element>();
/** What stood in a masked place once stays masked where the page moves it, unless the site shows that place by a mark. */
let kept = new WeakSet<Node>();
/** Where masked nodes stand: documents and shadow roots. */
export const maskedRoots = new Set<Node>();
/** Answers of this moment: walking up again for each of many siblings would cost what the page needs. */
let areas = new Map<Node, Area>();
let labels = new Map<Node, Map<Element | null, Element[]>>();

export function forgetAreas(): void {
  areas = new Map();
  labels = new Map();
}
/** Other rules count now. */
export const forgetKept = (): void => void (kept = new WeakSet());
export const isKept = (node: Node | null): boolean => node !== null && kept.has(node);
/** Of a blocked place only its box is told: nothing of it can be moved. */
export function keepMasked(node: Node | null, isBox?: boolean): void {
  if (!node) return;
  if (!isBox) kept.add(node);
  maskedRoots.add(node.getRootNode());
}

/** The field a node is or belongs to, as an option does. */
export function fieldOf(node: Node | null): Element | null {
  const element = node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : node?.parentElement;
  return element?.closest(FIELDS) ?? null;
}

export function maskOfElement(element: Element): FieldMask {
  const field = element as HTMLInputElement;
  const tag = element.localName as 'input';
  const type = tag === 'input' ? field.type.toLowerCase() : tag;
  if (type === 'password') passwords.add(element);
  return maskOfField({
    tag,
    type,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    words: [
      field.name,
      field.id,
      field.getAttribute('aria-label'),
      field.getAttribute('placeholder'),
      ...labelsOf(element).map(({ textContent }) => textContent),
    ].join(' '),
    wasPassword: passwords.has(element) || element.hasAttribute('data-rr-is-password'),
    area: areaAround(element),
  });
}

/** The browser would look through the whole page for each field; this looks once for all. */
export function labelsOf(field: Element): readonly Element[] {
  const root = field.getRootNode() as ParentNode & Node;
  let found = labels.get(root);
  if (!found) {
    labels.set(root, (found = new Map()));
    for (const label of root.querySelectorAll('label'))
      found.set(label.control, [...(found.get(label.control) ?? []), label]);
  }
  return found.get(field) ?? [];
}

/**
 * The nearest mark counts, through shadow roots and frames of the same origin; a block counts from any height. What is
 * unknown or no longer on the page is blocked.
 */
export function areaAround(node: Node | null): Area {
  if (!node) return 'blocked';
  let area = areas.get(node);
  if (!area) areas.set(node, (area = look(node)));
  return area;
}
function look(node: Node): Area {
  const around = node === document ? rootArea() : areaAround(above(node));
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
  const mark = element && markOf(element);
  if (around === 'blocked' || mark === 'block') return 'blocked';
  const isWritten = element
    ? isPrivatePlace(element.localName, element.getAttribute('contenteditable'), element.getAttribute('role'))
    : (node as Document).designMode === 'on';
  return areaOf(mark, isWritten || kept.has(node) ? 'masked' : around);
}
export const rootArea = (): Area => (isPrivate() ? 'masked' : 'plain');

function above(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (node as ShadowRoot).host ?? null;
  return node.nodeType === Node.DOCUMENT_NODE ? ((node as Document).defaultView?.frameElement ?? null) : null;
}
