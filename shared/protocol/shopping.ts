/** Products: seen by the visitor, found in the site's catalogue, gathered on a list both see, put into the cart, ordered. */
import { sessionId } from './ids.ts';
import { MAX_NAME_CHARS, MAX_SEEN_PRODUCTS, MAX_SELECTION, MAX_URL_CHARS } from './limits.ts';
import * as s from './schema.ts';

const sku = s.text(80);
const currency = s.pattern(/^[A-Z]{3}$/, 3);
const productFields = {
  sku,
  name: s.text(200),
  /** In units of the currency; absent where the page names none. */
  price: s.optional(s.decimal(0, 1e9)),
  currency: s.optional(currency),
  url: s.looseText(MAX_URL_CHARS),
  picture: s.looseText(MAX_URL_CHARS),
};
/** Everything of it was said by a page or a feed: shown as text, addresses only http(s). */
export const product = s.down(productFields);
export type Product = s.Infer<typeof product>;

/** The visitor looks at a product. */
export const productSeen = s.up({ product: s.up(productFields) });
export const productsSearch = s.up({ sessionId, text: s.looseText(100) });
export const productsFound = s.down({
  products: s.list(product, 30),
  /** Products the visitor has looked at, newest first. */
  seen: s.list(product, MAX_SEEN_PRODUCTS),
  /** The site names no catalogue, or it could not be read just now. */
  catalogue: s.picklist(['ready', 'none', 'unreadable']),
});
export type ProductsFound = s.Infer<typeof productsFound>;

export const selectionItem = s.down({
  product,
  quantity: s.count(99),
  by: s.picklist(['agent', 'visitor']),
  /** The agent's name, where it was an agent. */
  addedBy: s.optional(s.text(MAX_NAME_CHARS)),
  /** How many of them are in the visitor's cart already. */
  inCart: s.optional(s.count(99)),
});
export type SelectionItem = s.Infer<typeof selectionItem>;
/** The website has no connection to its cart, or the connection failed. */
export const CART_PROBLEMS = ['no_hook', 'hook'] as const;
export const order = s.down({ orderId: s.text(80), value: s.decimal(0, 1e9), currency, at: s.ms });
export type Order = s.Infer<typeof order>;
export const CART_STATES = ['open', 'asked', 'put', 'failed', 'declined'] as const;
/** The list of one session, whole each time. `cart`: whether the visitor was asked to have it put into the cart, and what came of it. */
export const selection = s.down({
  items: s.list(selectionItem, MAX_SELECTION),
  cart: s.picklist(CART_STATES),
  /** Where the site's cart is, once something was put into it. */
  cartUrl: s.optional(s.text(MAX_URL_CHARS)),
  /** The agent who asks. */
  askedBy: s.optional(s.text(MAX_NAME_CHARS)),
  /** Why `failed`. */
  problem: s.optional(s.picklist(CART_PROBLEMS)),
  /** One product the agent holds up before the visitor, and who does. */
  shown: s.optional(s.down({ product, by: s.text(MAX_NAME_CHARS) })),
  /** The newest order of this session. */
  order: s.optional(order),
});
export type Selection = s.Infer<typeof selection>;
export const selectionNow = s.down({ selection });
/** Quantity 0 takes it off the list. An agent adds products the server knows by search or as seen. */
export const agentSelectionSet = s.up({ sessionId, sku, quantity: s.count(99) });
export const visitorSelectionSet = s.up({ sku, quantity: s.count(99) });
/** The agent holds one product up, known as for the list; null takes it away. The visitor may put it away as well. */
export const productShow = s.up({ sessionId, sku: s.nullable(sku) });
export const productClose = s.up({});
/** The agent asks to have the list put into the cart; the visitor's own click does it. */
export const selectionToCart = s.up({ sessionId });
export const selectionCarted = s.up({
  outcome: s.picklist(['put', 'failed', 'declined']),
  cartUrl: s.optional(s.text(MAX_URL_CHARS)),
  problem: s.optional(s.picklist(CART_PROBLEMS)),
  /** What was put: the list may have changed since the visitor's click. */
  items: s.optional(s.list(s.up({ sku, quantity: s.count(99) }), MAX_SELECTION)),
});
export const agentSelection = s.down({ sessionId, selection });
/** Products the visitor has looked at, newest first, whole each time. */
export const agentSeenProducts = s.down({ sessionId, seen: s.list(product, MAX_SEEN_PRODUCTS) });

/** Said by the site after an order; the same `orderId` counts once. */
export const orderPlaced = s.up({ orderId: s.text(80), value: s.decimal(0, 1e9), currency });
