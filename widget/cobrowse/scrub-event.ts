/**
 * Cleans recorder events before they are packed: texts, attributes, inputs, style sheets and the page's address. It changes
 * the events in place, since nobody else holds them. What a field holds was already masked while recording; this is the
 * second line. What happens in a blocked place is dropped, whatever the recorder makes of it.
 */
import type { eventWithTime } from '@rrweb/types';
import { RULE_END } from '../../shared/page/sheet-name.ts';
import type { LiveNodes } from './live-nodes.ts';
import { maskValue } from './mask.ts';
import { scrubAttributes } from './scrub-attributes.ts';
import { hideWords } from './scrub-css.ts';
import { PICTURES, scrubNode, scrubText } from './scrub-node.ts';

/** Numbers of the recorder's enums, which exist as types only. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;
const MUTATION = 0;
const INPUT = 5;
const STYLE_SHEET_RULE = 8;
const STYLE_DECLARATION = 13;
const ADOPTED_STYLE_SHEET = 15;

type Incremental = Extract<eventWithTime, { type: typeof INCREMENTAL }>['data'];
type Mutation = Extract<Incremental, { source: typeof MUTATION }>;

/** Undefined for what must not be told. */
export function scrubEvent(event: eventWithTime, live: LiveNodes): eventWithTime | undefined {
  if (event.type === META) event.data.href = event.data.href.replace(/[?#].*$/s, '');
  else if (event.type === FULL_SNAPSHOT) scrubNode(event.data.node, live.rootArea(), live);
  else if (event.type !== INCREMENTAL || !scrubChange(event.data, live)) return undefined;
  return event;
}

function scrubChange(data: Incremental, live: LiveNodes): boolean {
  if ('id' in data && typeof data.id === 'number' && live.area(data.id) === 'blocked') return false;
  switch (data.source) {
    case MUTATION:
      return scrubMutation(data, live);
    case INPUT: {
      const mask = live.field(data.id) ?? 'secret';
      if (mask !== 'shown') data.isChecked = false;
      // Masked while recording where the recorder masks; it does not for boxes and for what only looks like a secret.
      data.text = maskValue(mask === 'shown' ? data.text : data.text.replace(/[^•]/g, '•'), mask);
      return true;
    }
    case STYLE_SHEET_RULE:
      for (const add of data.adds ?? []) add.rule = live.css(add.rule, data.id);
      if (data.replace) data.replace = live.css(data.replace, data.id);
      if (data.replaceSync) data.replaceSync = live.css(data.replaceSync, data.id);
      return true;
    case STYLE_DECLARATION:
      if (data.set?.value && /^(content|--.*)$/.test(data.set.property)) data.set.value = hideWords(data.set.value);
      return true;
    case ADOPTED_STYLE_SHEET:
      for (const style of data.styles ?? []) {
        for (const add of style.rules) add.rule = live.css(add.rule, data.id);
        const text = style.rules.map(({ rule }) => rule).join(RULE_END);
        const name = live.sheet(text);
        if (name !== text) Object.assign(style, { rules: name });
      }
      return true;
    default:
      return true;
  }
}

function scrubMutation(data: Mutation, live: LiveNodes): boolean {
  const isOpen = (id: number) => live.area(id) !== 'blocked';
  data.adds = data.adds.filter(({ parentId, nextId, node }) => {
    // A neighbour that is not known yet comes with a later slice of the snapshot, and this one with it.
    const isTold = isOpen(parentId) && (nextId === null || live.isKnown(nextId));
    if (!isTold) live.forget(node.id);
    return isTold;
  });
  data.texts = data.texts.filter(({ id }) => isOpen(id));
  data.attributes = data.attributes.filter(({ id }) => isOpen(id));
  for (const { parentId, node } of data.adds) {
    // Its own area, not that of the place it came to: it may have been moved out of a masked one. Blocked: only its box is told.
    const own = live.area(node.id);
    scrubNode(node, own === 'blocked' ? 'masked' : own, live, live.tag(parentId), live.field(parentId));
  }
  for (const text of data.texts) {
    const { id, value } = text;
    const tag = live.parentTag(id);
    if (value !== null)
      text.value = tag === 'style' ? live.css(value, id) : scrubText(value, tag, live.area(id), live.field(id));
  }
  for (const change of data.attributes) {
    const { id, attributes } = change;
    const tag = live.tag(id);
    const area = live.area(id);
    const clean = scrubAttributes(tag, attributes, area, live.field(id));
    if (typeof clean['_cssText'] === 'string') clean['_cssText'] = live.css(clean['_cssText'], id);
    // A style is told whole: the size that stands for the picture would go with the style before.
    if ('style' in clean && area === 'masked' && PICTURES.test(tag))
      clean['style'] = sized(clean['style'], live.size(id));
    change.attributes = clean as never;
  }
  return data.adds.length + data.texts.length + data.attributes.length + data.removes.length > 0;
}

const sized = (style: unknown, { rr_width: width, rr_height: height }: ReturnType<LiveNodes['size']>): unknown =>
  width && (!style || typeof style === 'string') ? `${style ?? ''};width:${width};height:${height}` : style;
