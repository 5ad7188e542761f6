/** Changes of the page's tree, rebuilt from known fields; knows by id whether a text belongs to a style sheet. Pure but for the tags. */
import { readSheetName } from '../../../shared/page/sheet-name.ts';
import { sanitizeAttributes } from './sanitize-attributes.ts';
import { sanitizeCss } from './sanitize-css.ts';
import { freshBudget, isId, sanitizeNode, STYLE_TEXT, type KnownTags, type SafeNode } from './sanitize-node.ts';
import type { PagePolicy } from './url-policy.ts';

type Given = Record<string, unknown>;
type Add = { parentId: number; nextId: number | null; previousId?: number; node: SafeNode };
const DOCUMENT = 0;
const isRecord = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.filter(isRecord) : []);

export function sanitizeMutation(given: Given, policy: PagePolicy, tags: KnownTags): Given {
  const budget = freshBudget();
  const adds = listOf(given['adds']).flatMap((add) => {
    const { parentId, nextId, previousId } = add;
    if (!isId(parentId)) return [];
    const parentTag = tags.get(parentId) ?? '';
    const node = sanitizeNode(add['node'], { policy, tags, budget, parentTag });
    if (!node || isNotYet(node)) return [];
    return oneByOne({ parentId, nextId: isId(nextId) ? nextId : null, ...(isId(previousId) && { previousId }), node });
  });
  const attributes = listOf(given['attributes']).flatMap(({ id, attributes: changed }) =>
    isId(id) && isRecord(changed) ? [{ id, attributes: sanitizeAttributes(tags.get(id) ?? '', changed, policy) }] : [],
  );
  const texts = listOf(given['texts']).flatMap(({ id, value }) => {
    if (!isId(id) || (typeof value !== 'string' && value !== null)) return [];
    // A text whose place we do not know could be in a style sheet: one that looks like a load is cleaned as one.
    return [{ id, value: value !== null && mayBeStyle(id, value, tags) ? sanitizeCss(value, policy) : value }];
  });
  const removes = listOf(given['removes']).flatMap(({ id, parentId, isShadow }) =>
    isId(id) && isId(parentId) ? [{ id, parentId, ...(isShadow === true && { isShadow }) }] : [],
  );
  return { adds, attributes, texts, removes, ...(given['isAttachIframe'] === true && { isAttachIframe: true }) };
}

/** A frame is told as soon as it is there, and once more, by the same number, with what it holds: the replayer takes the first word only. */
const isNotYet = ({ type, childNodes }: SafeNode): boolean =>
  type === DOCUMENT && Array.isArray(childNodes) && childNodes.length === 0;

/** A slice of a snapshot comes as a tree; the replayer adds single nodes, and whole documents only into frames. */
function oneByOne(add: Add): Add[] {
  const { childNodes, id, type } = add.node;
  if (!Array.isArray(childNodes) || type === DOCUMENT) return [add];
  const inside = (childNodes as SafeNode[]).flatMap((node) => oneByOne({ parentId: id as number, nextId: null, node }));
  return [{ ...add, node: { ...add.node, childNodes: [] } }, ...inside];
}

const mayBeStyle = (id: number, value: string, tags: KnownTags): boolean =>
  tags.get(id) === STYLE_TEXT ||
  readSheetName(value) !== undefined ||
  /[{@\\][^]*(url|import|image|src|\\)/i.test(value);
