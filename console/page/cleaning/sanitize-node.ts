/** Rebuilds a serialised node and what is in it from known fields only; what may not be shown becomes an empty, hidden element. Pure. */
import { sanitizeAttributes, type Attributes } from './sanitize-attributes.ts';
import { sanitizeCss } from './sanitize-css.ts';
import type { PagePolicy } from './url-policy.ts';

/** Deeper than any page; a forged one could exhaust the stack. */
const MAX_DEPTH = 500;
const MAX_NODES = 300_000;
const FORBIDDEN =
  /^(script|base|object|embed|applet|param|frame|frameset|portal|fencedframe|meta|audio|track|webview|noframes|bgsound|keygen|menuitem|discard|handler|listener)$/;
const TAG = /^[a-z][\w:.-]*$/;

/** What the sanitiser remembers of a page between events, by id: the tag of every element, and which texts are style sheets. */
export type KnownTags = Map<number, string>;
export const STYLE_TEXT = '#style';
export type Budget = { nodes: number };
export type SafeNode = Record<string, unknown>;

export const freshBudget = (): Budget => ({ nodes: MAX_NODES });
export const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const NODE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

export function sanitizeNode(
  given: unknown,
  context: { policy: PagePolicy; tags: KnownTags; budget: Budget; parentTag?: string; depth?: number },
): SafeNode | null {
  if (typeof given !== 'object' || given === null) return null;
  const node = given as Record<string, unknown>;
  const { id } = node;
  const depth = context.depth ?? 0;
  if (!isId(id) || depth > MAX_DEPTH || context.budget.nodes-- <= 0) return null;
  const shared: SafeNode = { id, ...(isId(node['rootId']) && { rootId: node['rootId'] }) };
  const flags = flagsOf(node);
  const children = (parentTag: string): SafeNode[] => {
    const inside: readonly unknown[] = Array.isArray(node['childNodes']) ? node['childNodes'] : [];
    const safe = inside.map((child) => sanitizeNode(child, { ...context, parentTag, depth: depth + 1 }));
    return safe.filter((child) => child !== null);
  };
  switch (node['type']) {
    case NODE.document: {
      const childNodes = children('');
      const isQuirky = node['compatMode'] === 'BackCompat' && childNodes.length > 0;
      return { ...shared, type: NODE.document, childNodes, ...(isQuirky && { compatMode: 'BackCompat' }) };
    }
    case NODE.doctype:
      return {
        ...shared,
        type: NODE.doctype,
        name: 'html',
        publicId: textOf(node['publicId']),
        systemId: textOf(node['systemId']),
      };
    case NODE.element: {
      const tag = textOf(node['tagName']).toLowerCase();
      if (!TAG.test(tag) || FORBIDDEN.test(tag)) return hiddenElement(shared, context.tags, id, flags);
      context.tags.set(id, tag);
      const attributes = sanitizeAttributes(tag, recordOf(node['attributes']), context.policy);
      return {
        ...shared,
        ...flags,
        type: NODE.element,
        tagName: textOf(node['tagName']),
        attributes,
        childNodes: children(tag),
      };
    }
    case NODE.text: {
      const text = textOf(node['textContent']);
      const isStyle = context.parentTag === 'style' || node['isStyle'] === true;
      const textContent = isStyle ? sanitizeCss(text, context.policy) : text;
      if (isStyle) context.tags.set(id, STYLE_TEXT);
      return { ...shared, ...flags, type: NODE.text, textContent, ...(isStyle && { isStyle: true }) };
    }
    case NODE.cdata:
      return { ...shared, type: NODE.cdata, textContent: '' };
    case NODE.comment:
      return { ...shared, ...flags, type: NODE.comment, textContent: '' };
    default:
      return null;
  }
}

/** Stays in the tree under its id, since later changes name it. */
function hiddenElement(shared: SafeNode, tags: KnownTags, id: number, flags: SafeNode): SafeNode {
  tags.set(id, 'span');
  const { isShadow } = flags;
  return {
    ...shared,
    ...(isShadow === true && { isShadow }),
    type: NODE.element,
    tagName: 'span',
    attributes: { hidden: true },
    childNodes: [],
  };
}

function flagsOf(node: Record<string, unknown>): SafeNode {
  const flags: SafeNode = {};
  for (const flag of ['isSVG', 'isShadowHost', 'isShadow', 'isCustom'] as const) {
    if (node[flag] === true) flags[flag] = true;
  }
  return flags;
}

function recordOf(value: unknown): Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Attributes) : {};
}
