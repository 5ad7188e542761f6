/** Reads from the page what the mask needs to know of a field and of the place it stands in. */
import { areaOf, maskOfField, type Area, type FieldMask } from './mask.ts';

/** Fields seen as password once stay secret when a page shows their text. */
const passwords = new WeakSet<Element>();

const FIELD_TAGS = ['input', 'textarea', 'select'];

export function maskOfElement(element: Element): FieldMask | undefined {
  const tag = element.localName;
  if (!FIELD_TAGS.includes(tag)) return undefined;
  const field = element as HTMLInputElement;
  const type = tag === 'input' ? field.type.toLowerCase() : tag;
  if (type === 'password') passwords.add(element);
  return maskOfField({
    tag: tag as 'input',
    type,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    words: [
      field.name,
      field.id,
      field.getAttribute('aria-label'),
      field.getAttribute('placeholder'),
      ...[...(field.labels ?? [])].map(({ textContent }) => textContent),
    ].join(' '),
    wasPassword: passwords.has(element) || element.hasAttribute('data-rr-is-password'),
    area: areaAround(element),
  });
}

/** The nearest `data-lotse` counts, through shadow roots and frames of the same origin; what somebody writes into is masked. */
export function areaAround(start: Node | null): Area {
  for (let node = start; node; node = above(node)) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    const area = areaOf(element.getAttribute('data-lotse'), 'plain');
    if (area !== 'plain') return area;
    if (isWritten(element.getAttribute('contenteditable'), element.getAttribute('role'))) return 'masked';
  }
  return 'plain';
}

function above(node: Node): Node | null {
  if (node.parentNode) return node.parentNode;
  if ('host' in node) return node.host as Node;
  return node.nodeType === Node.DOCUMENT_NODE ? ((node as Document).defaultView?.frameElement ?? null) : null;
}
/** Text a person writes outside of form fields. */
export const isWritten = (contentEditable: unknown, role: unknown): boolean =>
  (typeof contentEditable === 'string' && contentEditable !== 'false') || role === 'textbox';
