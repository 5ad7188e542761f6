import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerCart,
  askForCart,
  noteOrder,
  setQuantity,
  showProduct,
  type Author,
} from '../../../server/domain/selection.ts';
import { MAX_SELECTION } from '../../../shared/protocol/limits.ts';
import { parse } from '../../../shared/protocol/schema.ts';
import { selection as selectionSchema, type Product, type Selection } from '../../../shared/protocol/shopping.ts';

const EMPTY: Selection = { items: [], cart: 'open' };
const ANNA: Author = { by: 'agent', addedBy: 'Anna' };
const tent = (sku: string): Product => ({ sku, name: `Tent ${sku}`, price: 10, currency: 'EUR', url: '', picture: '' });
const put = (
  before: Selection,
  sku: string,
  quantity: number,
  author: Author = ANNA,
  known: Product | undefined = tent(sku),
) => {
  const decided = setQuantity(before, sku, quantity, author, known);
  if (!decided.ok) throw new Error(decided.refusal);
  return decided.selection;
};
const asked = (before: Selection) => {
  const decided = askForCart(before, 'Anna');
  if (!decided.ok) throw new Error(decided.refusal);
  return decided.selection;
};
const ANSWER = { problem: undefined, cartUrl: undefined, items: undefined };
const answered = (before: Selection, outcome: 'put' | 'failed' | 'declined', more: object = {}) => {
  const decided = answerCart(before, { outcome, ...ANSWER, ...more });
  if (!decided.ok) throw new Error(decided.refusal);
  return decided.selection;
};

describe('the list', () => {
  test('keeps who added what, and takes off what is set to nothing', () => {
    const two = put(put(EMPTY, 'a', 1), 'b', 2, { by: 'visitor' });
    expect(two.items).toMatchObject([
      { product: { sku: 'a' }, quantity: 1, by: 'agent', addedBy: 'Anna' },
      { product: { sku: 'b' }, quantity: 2, by: 'visitor' },
    ]);
    expect(put(two, 'a', 0).items).toHaveLength(1);
  });

  test('a change of the number leaves who added it', () => {
    expect(put(put(EMPTY, 'a', 1), 'a', 3, { by: 'visitor' }).items).toMatchObject([
      { quantity: 3, by: 'agent', addedBy: 'Anna' },
    ]);
  });

  test('what nobody knows does not get on it', () => {
    expect(setQuantity(EMPTY, 'a', 1, ANNA, undefined)).toEqual({ ok: false, refusal: 'unknown' });
  });

  test('is bounded', () => {
    const full = Array.from({ length: MAX_SELECTION }, (_, n) => `s${n}`).reduce(
      (list, sku) => put(list, sku, 1),
      EMPTY,
    );
    expect(setQuantity(full, 'more', 1, ANNA, tent('more'))).toEqual({ ok: false, refusal: 'full' });
    expect(put(full, 's0', 2).items).toHaveLength(MAX_SELECTION);
  });

  test('without a change it is the same list', () => {
    const one = put(EMPTY, 'a', 1);
    expect(put(one, 'a', 1)).toBe(one);
    expect(setQuantity(one, 'b', 0, ANNA, undefined)).toEqual({ ok: true, selection: one });
  });
});

describe('into the cart', () => {
  test('an empty list cannot be asked for', () => {
    expect(askForCart(EMPTY, 'Anna')).toEqual({ ok: false, refusal: 'nothing_to_put' });
  });

  test('asked, put, and where the cart is', () => {
    const done = answered(asked(put(EMPTY, 'a', 2)), 'put', { cartUrl: 'https://shop.example/cart' });
    expect(done).toMatchObject({
      cart: 'put',
      cartUrl: 'https://shop.example/cart',
      items: [{ quantity: 2, inCart: 2 }],
    });
    expect(done.askedBy).toBeUndefined();
    expect(askForCart(done, 'Anna')).toEqual({ ok: false, refusal: 'nothing_to_put' });
  });

  test('asking again puts only what is new', () => {
    const done = answered(asked(put(EMPTY, 'a', 2)), 'put');
    const more = answerCart(asked(put(put(done, 'a', 3), 'b', 1)), { outcome: 'put', ...ANSWER });
    expect(more).toMatchObject({ ok: true, put: 2, selection: { cart: 'put', items: [{ inCart: 3 }, { inCart: 1 }] } });
  });

  test('what is in the cart is not made less here, only taken off the list', () => {
    const done = answered(asked(put(EMPTY, 'a', 3)), 'put');
    expect(put(done, 'a', 1)).toBe(done);
    expect(put(done, 'a', 0).items).toEqual([]);
  });

  test('a change takes the question back; what was put all the same counts', () => {
    const changed = put(asked(put(EMPTY, 'a', 1)), 'b', 1);
    expect(changed).toMatchObject({ cart: 'open' });
    expect(changed.askedBy).toBeUndefined();
    expect(answered(changed, 'put', { items: [{ sku: 'a', quantity: 1 }] })).toMatchObject({
      cart: 'open',
      items: [{ inCart: 1 }, { product: { sku: 'b' } }],
    });
    expect(answerCart(changed, { outcome: 'declined', ...ANSWER })).toEqual({ ok: false, refusal: 'not_asked' });
  });

  test('no and failed are kept until somebody asks again', () => {
    const question = asked(put(EMPTY, 'a', 1));
    expect(answered(question, 'declined')).toMatchObject({ cart: 'declined' });
    const failed = answered(question, 'failed', { problem: 'no_hook' });
    expect(failed).toMatchObject({ cart: 'failed', problem: 'no_hook' });
    expect(asked(failed).problem).toBeUndefined();
  });

  test('nobody asked: nothing is answered', () => {
    expect(answerCart(put(EMPTY, 'a', 1), { outcome: 'put', ...ANSWER })).toEqual({ ok: false, refusal: 'not_asked' });
  });
});

describe('a product held up', () => {
  test('leaves list and question alone, and a change of the list leaves it', () => {
    const question = asked(put(EMPTY, 'a', 1));
    const shown = showProduct(question, tent('b'), 'Anna');
    expect(shown).toEqual({ ...question, shown: { product: tent('b'), by: 'Anna' } });
    expect(showProduct(shown, tent('b'), 'Anna')).toBe(shown);
    expect(put(shown, 'a', 2).shown).toEqual({ product: tent('b'), by: 'Anna' });
    expect(showProduct(shown, undefined, '').shown).toBeUndefined();
    expect(showProduct(EMPTY, undefined, '')).toBe(EMPTY);
  });
});

describe('an order', () => {
  const order = { orderId: 'A-1', value: 20, currency: 'EUR', at: 1 };
  test('takes what was in the cart off the list and leaves the rest', () => {
    const done = answered(asked(put(EMPTY, 'a', 1)), 'put', { cartUrl: 'https://shop.example/cart' });
    const after = noteOrder(put(put(done, 'a', 3), 'b', 1), order);
    expect(after).toMatchObject({ order, cart: 'open', items: [{ quantity: 2 }, { quantity: 1 }] });
    expect(after.items.every(({ inCart }) => inCart === undefined)).toBe(true);
    expect(after.cartUrl).toBeUndefined();
  });
  test('of something else leaves an open question open', () => {
    const question = asked(put(EMPTY, 'a', 1));
    expect(noteOrder(question, order)).toEqual({ ...question, order });
  });
});

test('whatever both do, the list stays what the wire allows, and the cart never holds more than the list says', () => {
  const sku = fc.constantFrom('a', 'b', 'c');
  const step = fc.oneof(
    fc.record({ type: fc.constant('set' as const), sku, quantity: fc.integer({ min: 0, max: 99 }) }),
    fc.record({ type: fc.constant('ask' as const) }),
    fc.record({
      type: fc.constant('answer' as const),
      outcome: fc.constantFrom('put' as const, 'failed' as const, 'declined' as const),
      items: fc.option(fc.array(fc.record({ sku, quantity: fc.integer({ min: 0, max: 99 }) }), { maxLength: 4 }), {
        nil: undefined,
      }),
    }),
    fc.record({ type: fc.constant('order' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let list = EMPTY;
      for (const now of steps) {
        if (now.type === 'order') list = noteOrder(list, { orderId: 'A', value: 1, currency: 'EUR', at: 1 });
        else {
          const decided =
            now.type === 'set'
              ? setQuantity(list, now.sku, now.quantity, ANNA, tent(now.sku))
              : now.type === 'ask'
                ? askForCart(list, 'Anna')
                : answerCart(list, { outcome: now.outcome, problem: undefined, cartUrl: undefined, items: now.items });
          if (decided.ok) list = decided.selection;
        }
        expect(parse(selectionSchema, list).ok).toBe(true);
        for (const { quantity, inCart = 0 } of list.items) {
          expect(quantity).toBeGreaterThan(0);
          expect(inCart).toBeLessThanOrEqual(quantity);
        }
        if (list.cart === 'put') expect(list.items.every((item) => item.inCart === item.quantity)).toBe(true);
      }
    }),
  );
});
