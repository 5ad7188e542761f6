/**
 * The list agent and visitor share, and how it gets into the cart: the agent asks, the visitor's own click does it, and what was
 * put is remembered item by item, so that asking again puts only what is new. Pure.
 */
import { MAX_SELECTION } from '../../shared/protocol/limits.ts';
import type { CART_PROBLEMS, Order, Product, Selection, SelectionItem } from '../../shared/protocol/shopping.ts';

export type Decided<Refusal> =
  | { readonly ok: true; readonly selection: Selection }
  | { readonly ok: false; readonly refusal: Refusal };
export type Author = { readonly by: 'visitor' } | { readonly by: 'agent'; readonly addedBy: string };

/**
 * Quantity 0 takes the product off the list. What is in the cart already cannot become less here: the cart is the visitor's.
 * A change takes an open question back, so that nobody agrees to something else than they read.
 */
export function setQuantity(
  before: Selection,
  sku: string,
  quantity: number,
  author: Author,
  known: Product | undefined,
): Decided<'unknown' | 'full'> {
  const item = before.items.find(({ product }) => product.sku === sku);
  if (!item) {
    if (quantity === 0) return { ok: true, selection: before };
    if (!known) return { ok: false, refusal: 'unknown' };
    if (before.items.length >= MAX_SELECTION) return { ok: false, refusal: 'full' };
    return changed(before, [...before.items, { product: known, quantity, ...author }]);
  }
  const next = Math.max(quantity, quantity === 0 ? 0 : (item.inCart ?? 0));
  if (next === item.quantity) return { ok: true, selection: before };
  if (next === 0) return changed(before, without(before.items, sku));
  return changed(
    before,
    before.items.map((other) => (other === item ? { ...item, quantity: next } : other)),
  );
}

const without = (items: readonly SelectionItem[], sku: string) => items.filter(({ product }) => product.sku !== sku);

function changed(
  { cartUrl, order, shown }: Selection,
  items: readonly SelectionItem[],
): { readonly ok: true; readonly selection: Selection } {
  const isAllPut = items.length > 0 && items.every(isPut);
  return { ok: true, selection: { items: [...items], cart: isAllPut ? 'put' : 'open', cartUrl, order, shown } };
}

/** One product before the visitor's eyes; the list and an open question stay as they are. Without a product: away with it. */
export function showProduct(before: Selection, product: Product | undefined, by: string): Selection {
  if (product?.sku === before.shown?.product.sku) return before;
  return { ...before, shown: product && { product, by } };
}

const isPut = ({ quantity, inCart = 0 }: SelectionItem): boolean => inCart >= quantity;

/** A second question while one is open is the same question. */
export function askForCart(before: Selection, askedBy: string): Decided<'nothing_to_put'> {
  if (before.items.every(isPut)) return { ok: false, refusal: 'nothing_to_put' };
  if (before.cart === 'asked') return { ok: true, selection: before };
  return { ok: true, selection: { ...before, cart: 'asked', askedBy, problem: undefined } };
}

export type CartAnswer = {
  readonly outcome: 'put' | 'failed' | 'declined';
  readonly problem: (typeof CART_PROBLEMS)[number] | undefined;
  readonly cartUrl: string | undefined;
  /** What was put, when the visitor's browser says so; otherwise all that was asked for. */
  readonly items: readonly { readonly sku: string; readonly quantity: number }[] | undefined;
};

/**
 * Refused where nobody asked. What was put counts although the list changed meanwhile: it is in the cart.
 * `put` says how many pieces that were.
 */
export function answerCart(
  before: Selection,
  { outcome, problem, cartUrl, items }: CartAnswer,
): Decided<'not_asked'> & { readonly put?: number } {
  // A question that was taken back while the click was under way.
  const isLate = before.cart === 'open' && outcome === 'put' && items !== undefined;
  if (before.cart !== 'asked' && !isLate) return { ok: false, refusal: 'not_asked' };
  const answered: Selection = { ...before, askedBy: undefined, problem: undefined };
  if (outcome === 'declined') return { ok: true, selection: { ...answered, cart: 'declined' } };
  if (outcome === 'failed') return { ok: true, selection: { ...answered, cart: 'failed', problem: problem ?? 'hook' } };
  const wanted = new Map(items?.map(({ sku, quantity }) => [sku, quantity]));
  let put = 0;
  const next = before.items.map((item) => {
    const missing = Math.max(0, item.quantity - (item.inCart ?? 0));
    const more = items === undefined ? missing : Math.min(missing, wanted.get(item.product.sku) ?? 0);
    put += more;
    return more === 0 ? item : { ...item, inCart: (item.inCart ?? 0) + more };
  });
  return { ...changed({ ...before, cartUrl: cartUrl ?? before.cartUrl }, next), put };
}

/** What was in the cart is bought; the rest stays on the list. */
export function noteOrder(before: Selection, order: Order): Selection {
  if (!before.items.some(({ inCart = 0 }) => inCart > 0)) return { ...before, order };
  const left = before.items.flatMap(({ inCart = 0, ...item }) =>
    item.quantity > inCart ? [{ ...item, quantity: item.quantity - inCart }] : [],
  );
  return changed({ ...before, cartUrl: undefined, order }, left).selection;
}
