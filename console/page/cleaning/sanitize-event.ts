/**
 * Every recorded event is hostile until it went through here: rebuilt from known fields, with nothing left that could run,
 * navigate, open, submit, take the focus, or load what the policy does not allow. Pure but for the tags it remembers.
 */
import { sanitizeMutation } from './sanitize-mutation.ts';
import { sanitizeCss } from './sanitize-css.ts';
import { freshBudget, isId, sanitizeNode, type KnownTags } from './sanitize-node.ts';
import { RULE_END } from '../../../shared/page/sheet-name.ts';
import { HAND_FEATURES } from '../../../shared/page/hand-features.ts';
import type { PageMedia } from '../fix-media.ts';
import type { FindSheet, PagePolicy, UrlPolicy } from './url-policy.ts';

const TYPE = { fullSnapshot: 2, incremental: 3, meta: 4 } as const;
const SOURCE = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  styleSheetRule: 8,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
} as const;
/** Click, begin and end of a touch. Of the others the replayer makes events in the picture, where there is nobody to hear them. */
const MOUSE_SHOWN = [2, 7, 9, 10];
/** Larger than any screen, smaller than what could hurt the layout. */
const MAX_SIDE_PX = 20_000;

export type SafeEvent = { type: number; timestamp: number; data: Record<string, unknown> };
type Given = Record<string, unknown>;

const isRecord = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const sideOf = (value: unknown): number => Math.min(MAX_SIDE_PX, Math.max(1, Math.round(numberOf(value))));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Events must be given in order; an event that may not be shown at all is answered with null. */
export function createEventSanitizer(
  allow: UrlPolicy,
  sheet: FindSheet = (text) => text,
  shapes: UrlPolicy = () => null,
): (event: unknown) => SafeEvent | null {
  const tags: KnownTags = new Map();
  let policy: PagePolicy = { allow, sheet, shapes, media: { scheme: 'light' } };
  return (event) => {
    if (!isRecord(event) || !isRecord(event['data'])) return null;
    const timestamp = numberOf(event['timestamp']);
    const given = event['data'];
    if (event['type'] === TYPE.meta) {
      policy = { ...policy, media: mediaOf(given) };
      // Where the page is comes from the server; the replayer needs only its size.
      const data = { href: '', width: sideOf(given['width']), height: sideOf(given['height']) };
      return { type: TYPE.meta, timestamp, data };
    }
    if (event['type'] === TYPE.fullSnapshot) {
      tags.clear();
      const node = sanitizeNode(given['node'], { policy, tags, budget: freshBudget() });
      if (!node || node['type'] !== 0) return null;
      const offset = isRecord(given['initialOffset']) ? given['initialOffset'] : {};
      const initialOffset = { top: numberOf(offset['top']), left: numberOf(offset['left']) };
      return { type: TYPE.fullSnapshot, timestamp, data: { node, initialOffset } };
    }
    if (event['type'] !== TYPE.incremental) return null;
    const data = incremental(given, policy, tags);
    return data && { type: TYPE.incremental, timestamp, data };
  };
}

const mediaOf = ({ colorScheme, hands }: Given): PageMedia => ({
  scheme: colorScheme === 'dark' ? 'dark' : 'light',
  hands: Array.isArray(hands) ? HAND_FEATURES.filter((feature) => hands.includes(feature)) : undefined,
});

function incremental(given: Given, policy: PagePolicy, tags: KnownTags): Given | null {
  const { source, id } = given;
  const named = isId(id) ? { id } : {};
  switch (source) {
    case SOURCE.mutation:
      return { source, ...sanitizeMutation(given, policy, tags) };
    case SOURCE.mouseMove:
    case SOURCE.touchMove:
    case SOURCE.drag: {
      const positions = listOf(given['positions'])
        .filter((position) => isId(position['id']))
        .map(({ x, y, id: at, timeOffset }) => ({
          x: numberOf(x),
          y: numberOf(y),
          id: at,
          timeOffset: Math.min(0, numberOf(timeOffset)),
        }));
      return positions.length > 0 ? { source, positions } : null;
    }
    case SOURCE.mouseInteraction:
      return isId(id) && MOUSE_SHOWN.includes(numberOf(given['type']))
        ? { source, id, type: numberOf(given['type']), x: numberOf(given['x']), y: numberOf(given['y']) }
        : null;
    case SOURCE.scroll:
      return isId(id) ? { source, id, x: numberOf(given['x']), y: numberOf(given['y']) } : null;
    case SOURCE.viewportResize:
      return { source, width: sideOf(given['width']), height: sideOf(given['height']) };
    case SOURCE.input:
      return isId(id) ? { source, id, text: textOf(given['text']), isChecked: given['isChecked'] === true } : null;
    case SOURCE.selection: {
      const ranges = listOf(given['ranges'])
        .filter((range) => isId(range['start']) && isId(range['end']))
        .map(({ start, startOffset, end, endOffset }) => ({
          start,
          startOffset: numberOf(startOffset),
          end,
          endOffset: numberOf(endOffset),
        }));
      return { source, ranges };
    }
    case SOURCE.styleSheetRule:
      return { source, ...named, ...styleId(given), ...ruleChanges(given, policy) };
    case SOURCE.styleDeclaration:
      return { source, ...named, ...styleId(given), ...declaration(given, policy) };
    case SOURCE.adoptedStyleSheet:
      return isId(id) ? { source, id, ...adopted(given, policy) } : null;
    default:
      // Media playback, canvas, fonts by script, logs, custom elements: nothing an agent needs to see the page.
      return null;
  }
}

const styleId = ({ styleId: id }: Given) => (isId(id) ? { styleId: id } : {});
const indexOf = (value: unknown): number | number[] | undefined =>
  isId(value) ? value : Array.isArray(value) && value.every(isId) ? value : undefined;

function rulesOf(value: unknown, policy: PagePolicy) {
  return listOf(value).map(({ rule, index }) => {
    const at = indexOf(index);
    return { rule: sanitizeCss(textOf(rule), policy), ...(at !== undefined && { index: at }) };
  });
}

function ruleChanges(given: Given, policy: PagePolicy): Given {
  const changes: Given = {};
  if (Array.isArray(given['adds'])) changes['adds'] = rulesOf(given['adds'], policy);
  if (Array.isArray(given['removes'])) {
    changes['removes'] = listOf(given['removes'])
      .map(({ index }) => ({ index: indexOf(index) }))
      .filter(({ index }) => index !== undefined);
  }
  for (const name of ['replace', 'replaceSync'] as const) {
    if (typeof given[name] === 'string') changes[name] = sanitizeCss(given[name], policy);
  }
  return changes;
}

function declaration(given: Given, policy: PagePolicy): Given {
  const { set, remove } = given;
  return {
    index: Array.isArray(given['index']) ? given['index'].filter(isId) : [],
    ...(isRecord(set) && {
      set: {
        property: textOf(set['property']),
        value: set['value'] === null ? null : sanitizeCss(textOf(set['value']), policy),
        ...(set['priority'] === 'important' && { priority: 'important' }),
      },
    }),
    ...(isRecord(remove) && { remove: { property: textOf(remove['property']) } }),
  };
}

function adopted(given: Given, policy: PagePolicy): Given {
  return {
    styleIds: Array.isArray(given['styleIds']) ? given['styleIds'].filter(isId) : [],
    ...(Array.isArray(given['styles']) && {
      styles: listOf(given['styles'])
        .filter((style) => isId(style['styleId']))
        .map((style) => ({ styleId: style['styleId'], rules: rulesOf(allRules(style['rules'], policy), policy) })),
    }),
  };
}
/** A list of rules, or the name of a sheet that has them all. */
function allRules(rules: unknown, policy: PagePolicy): unknown {
  if (typeof rules !== 'string') return rules;
  return policy
    .sheet(rules)
    .split(RULE_END)
    .map((rule, index) => ({ rule, index }));
}
