/** What belongs to one session's shopping: products the visitor has looked at, and the list both sides change. Orders stand alone. */
import type { CaseId, ConversationId, SessionId, SiteId } from '../../shared/protocol/ids.ts';
import { MAX_SEEN_PRODUCTS } from '../../shared/protocol/limits.ts';
import type { Order, Product, Selection } from '../../shared/protocol/shopping.ts';

export type Shopping = {
  /** One a session. */
  readonly id: SessionId;
  readonly version: number;
  /** Newest first. */
  readonly seen: readonly Product[];
  readonly selection: Selection;
};

/** What a site said of an order; the browser's word, so a figure for people and reports and not for the books. */
export type PlacedOrder = Order & {
  /** Site and a hash of the site's order number: the same order is there once. */
  readonly id: string;
  readonly version: number;
  readonly siteId: SiteId;
  readonly sessionId: SessionId;
  readonly conversationId: ConversationId | null;
  readonly caseId: CaseId | null;
};

export const newShopping = (id: SessionId): Shopping => ({
  id,
  version: 0,
  seen: [],
  selection: { items: [], cart: 'open' },
});

/** The same object when there is nothing new to keep. */
export function noteSeen(shopping: Shopping, product: Product): Shopping {
  const [newest] = shopping.seen;
  if (newest && JSON.stringify(newest) === JSON.stringify(product)) return shopping;
  const others = shopping.seen.filter(({ sku }) => sku !== product.sku);
  return { ...shopping, seen: [product, ...others].slice(0, MAX_SEEN_PRODUCTS) };
}
