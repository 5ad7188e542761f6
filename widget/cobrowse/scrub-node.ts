/** Cleans a recorded node and all that is in it, in place: texts, attributes, style sheets. */
import type { serializedNodeWithId } from '@rrweb/types';
import { hideEchoes } from './echoes.ts';
import type { LiveNodes } from './live-nodes.ts';
import { areaOf, isPrivatePlace, maskText, type Area, type FieldMask } from './mask.ts';
import { scrubAttributes, type Attributes } from './scrub-attributes.ts';
import { hideNumbers } from './secret-numbers.ts';

/** Numbers of the recorder's enums, which exist as types only. */
const ELEMENT = 2;
const TEXT = 3;
const COMMENT = 5;
export const PICTURES = /^(img|video|embed|object)$/;
const FIELDS = /^(input|textarea|select)$/;

type Branch = { node: serializedNodeWithId; area: Area; parentTag: string; field: FieldMask | undefined };

/** Walks without recursion: pages may be deep. `area` and `field` are those of the place it stands in. */
export function scrubNode(
  root: serializedNodeWithId,
  area: Area,
  live: LiveNodes,
  parentTag = '',
  field?: FieldMask,
): void {
  const open: Branch[] = [{ node: root, area, parentTag, field }];
  // Whom a rule meets is known when all elements were seen.
  const sheets: (() => void)[] = [];
  for (let branch = open.pop(); branch; branch = open.pop()) {
    const { node } = branch;
    let { area: around, field: inside } = branch;
    let tag = '';
    if (live.isKept(node.id)) around = 'masked';
    if (node.type === ELEMENT) {
      tag = node.tagName;
      const { 'data-lotse': mark, contenteditable, role } = node.attributes;
      around = areaOf(mark, isPrivatePlace(tag, contenteditable, role) ? 'masked' : around);
      if (FIELDS.test(tag)) inside = live.field(node.id) ?? 'secret';
      const attributes = scrubAttributes(tag, node.attributes as Attributes, around, inside);
      if ('rr_width' in attributes) live.keepMasked(node.id, true);
      if (around === 'masked' && PICTURES.test(tag)) Object.assign(attributes, live.size(node.id));
      node.attributes = attributes as never;
      const { _cssText: css } = attributes;
      if (typeof css === 'string') sheets.push(() => (attributes['_cssText'] = live.css(css, node.id)));
    } else if (node.type === TEXT) {
      if (branch.parentTag === 'style') sheets.push(() => (node.textContent = live.css(node.textContent, node.id)));
      else node.textContent = scrubText(node.textContent, branch.parentTag, around, inside);
    } else if (node.type === COMMENT) node.textContent = '';
    if (around === 'masked') live.keepMasked(node.id);
    if ('childNodes' in node)
      for (const child of node.childNodes) open.push({ node: child, area: around, parentTag: tag, field: inside });
  }
  for (const clean of sheets) clean();
}

/** Not shown as text, or (a text area) what it held when the page came: its present value travels as a field's. */
const UNSHOWN = /^(textarea|title|noscript|script)$/;

export function scrubText(text: string, parentTag: string, area: Area, field: FieldMask | undefined): string {
  if (UNSHOWN.test(parentTag)) return '';
  return area === 'masked' || (field && field !== 'shown') ? maskText(text) : hideEchoes(hideNumbers(text));
}
