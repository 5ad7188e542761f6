/**
 * Cleans recorder events before they are packed: texts, attributes, inputs and the page's address. It changes the events in
 * place, since nobody else holds them. What a field holds was already masked while recording; this is the second line.
 */
import type { eventWithTime, serializedNodeWithId } from '@rrweb/types';
import { areaOf, maskText, maskValue, type Area, type FieldMask } from './mask.ts';
import { isWritten } from './read-field.ts';
import { scrubAttributes, type Attributes } from './scrub-attributes.ts';
import { hideNumbers } from './secret-numbers.ts';

/** Numbers of the recorder's enums, which exist as types only. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;
const MUTATION = 0;
const INPUT = 5;
const ELEMENT = 2;
const TEXT = 3;

/** What the scrubber asks about nodes that are on the page now. */
export type LiveNodes = {
  /** The area the node stands in. */
  area(id: number): Area;
  field(id: number): FieldMask | undefined;
  tag(id: number): string;
  parentTag(id: number): string;
};

export function scrubEvent(event: eventWithTime, live: LiveNodes): eventWithTime {
  if (event.type === META) event.data.href = event.data.href.replace(/[?#].*$/s, '');
  else if (event.type === FULL_SNAPSHOT) scrubNode(event.data.node, 'plain', live);
  else if (event.type === INCREMENTAL) {
    const { data } = event;
    if (data.source === MUTATION) {
      for (const { parentId, node } of data.adds) scrubNode(node, live.area(parentId), live, live.tag(parentId));
      for (const text of data.texts) {
        if (text.value !== null) text.value = scrubText(text.value, live.parentTag(text.id), live.area(text.id));
      }
      for (const change of data.attributes) {
        const { id } = change;
        change.attributes = scrubAttributes(live.tag(id), change.attributes, live.area(id), live.field(id)) as never;
      }
    } else if (data.source === INPUT) {
      const mask = live.field(data.id) ?? 'secret';
      if (mask !== 'shown') data.isChecked = false;
      // Masked while recording where the recorder masks; it does not for boxes and for what only looks like a secret.
      data.text = mask === 'shown' ? maskValue(data.text, mask) : maskValue(data.text.replace(/[^•]/g, '•'), mask);
    }
  }
  return event;
}

type Branch = { node: serializedNodeWithId; area: Area; parentTag: string; field: FieldMask | undefined };

/** Walks without recursion: pages may be deep. */
function scrubNode(root: serializedNodeWithId, around: Area, live: LiveNodes, parentTag = ''): void {
  const open: Branch[] = [{ node: root, area: around, parentTag, field: undefined }];
  for (let branch = open.pop(); branch; branch = open.pop()) {
    const { node } = branch;
    let { area, field } = branch;
    let tag = '';
    if (node.type === ELEMENT) {
      tag = node.tagName;
      const { 'data-lotse': mark, contenteditable, role } = node.attributes;
      area = areaOf(String(mark), isWritten(contenteditable, role) ? 'masked' : area);
      field = live.field(node.id) ?? (tag === 'option' || tag === 'optgroup' ? field : undefined);
      node.attributes = scrubAttributes(tag, node.attributes as Attributes, area, field) as never;
    } else if (node.type === TEXT) node.textContent = scrubText(node.textContent, branch.parentTag, area);
    if ('childNodes' in node)
      for (const child of node.childNodes) open.push({ node: child, area, parentTag: tag, field });
  }
}

function scrubText(text: string, parentTag: string, area: Area): string {
  if (parentTag === 'style') return text;
  // What a text area held when the page came; its present value travels as a field's.
  if (parentTag === 'textarea') return '';
  return area === 'masked' ? maskText(text) : hideNumbers(text);
}
