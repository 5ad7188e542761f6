// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Selection } from '../../shared/protocol/shopping.ts';
import type { App } from '../../widget/app.ts';
import { createProductTeller } from '../../widget/radar/tell-product.ts';
import { productFromAttributes, productFromJsonLd } from '../../widget/radar/shop-facts.ts';
import { totalWords } from '../../widget/shopping/price-words.ts';
import { missingItems, ownAddress, putIntoCart, tellCarted } from '../../widget/shopping/put-into-cart.ts';
import { readOrder } from '../../widget/shopping/tell-order.ts';

const PAGE = 'https://shop.example/tent?session=secret#top';
beforeEach(() => {
  vi.stubGlobal('location', new URL(PAGE));
  vi.stubGlobal('document', { baseURI: PAGE, querySelector: () => null });
});

describe('an order as a site says it', () => {
  test.each([
    [
      { orderId: 'A-1', value: 129, currency: 'EUR' },
      { orderId: 'A-1', value: 129, currency: 'EUR' },
    ],
    [
      { orderId: 17, value: '1.129,50 €', currency: 'EUR', more: 1 },
      { orderId: '17', value: 1129.5, currency: 'EUR' },
    ],
  ])('%o', (said, order) => expect(readOrder(said)).toEqual(order));
  test.each([
    null,
    'A-1',
    {},
    { orderId: '', value: 1, currency: 'EUR' },
    { orderId: 'x'.repeat(81), value: 1, currency: 'EUR' },
    { orderId: 'A', value: -1, currency: 'EUR' },
    { orderId: 'A', value: Number.NaN, currency: 'EUR' },
    { orderId: 'A', value: 1, currency: 'Euro' },
    { orderId: 'A', value: 1 },
  ])('%o is none', (said) => expect(readOrder(said)).toBeUndefined());
});

test.each([
  ['/cart', 'https://shop.example/cart'],
  ['https://shop.example/cart?a=1', 'https://shop.example/cart?a=1'],
  ['https://evil.example/cart', undefined],
  ['//evil.example/cart', undefined],
  ['javascript:alert(1)', undefined],
  [undefined, undefined],
  [7, undefined],
])('the cart at %o is %o', (text, address) => expect(ownAddress(text)).toBe(address));

const product = (sku: string, price: number | undefined, currency = 'EUR') => ({
  sku,
  name: sku,
  price,
  currency,
  url: '',
  picture: '',
});
const item = (sku: string, quantity: number, more: object = {}) => ({
  product: product(sku, 10),
  quantity,
  by: 'agent' as const,
  ...more,
});

test('only what is not in the cart yet is put into it', () => {
  const selection: Selection = {
    cart: 'asked',
    items: [item('a', 3, { inCart: 1 }), item('b', 1, { inCart: 1 }), item('c', 2)],
  };
  expect(missingItems(selection)).toMatchObject([
    { sku: 'a', quantity: 2 },
    { sku: 'c', quantity: 2 },
  ]);
});

describe('on the visitor’s yes', () => {
  const selection: Selection = { cart: 'asked', items: [item('a', 2)] };
  const told: unknown[] = [];
  /** Answers in this order, then always yes. */
  const appWith = (...codes: string[]) =>
    ({
      connection: {
        request: async (_name: string, body: unknown) => {
          told.push(body);
          const code = codes.shift();
          return code ? { ok: false, error: { code } } : { ok: true, data: {} };
        },
      },
    }) as unknown as App;
  beforeEach(() => {
    told.length = 0;
    vi.stubGlobal('reportError', () => undefined);
  });

  test('the site’s function runs once, although the server hears of it only the second time', async () => {
    let runs = 0;
    const hook = (items: readonly unknown[]) => {
      runs += items.length;
      return { cartUrl: '/cart' };
    };
    const app = appWith('unavailable');
    expect(await putIntoCart(app, selection, hook)).toBe(false);
    expect(await putIntoCart(app, selection, hook)).toBe(true);
    expect(runs).toBe(1);
    const put = { outcome: 'put', items: [{ sku: 'a', quantity: 2 }], cartUrl: 'https://shop.example/cart' };
    expect(told).toEqual([put, put]);
    expect(await tellCarted(app.connection)).toBe(true);
    expect(told).toHaveLength(2);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('sold out');
      },
    ],
    ['rejects', () => Promise.reject(new Error('sold out'))],
  ])('a function that %s has failed', async (_how, hook) => {
    expect(await putIntoCart(appWith(), selection, hook)).toBe(true);
    expect(told).toEqual([{ outcome: 'failed', problem: 'hook' }]);
  });

  test('what the site’s function does with its items changes nothing of ours, and a foreign cart is no way', async () => {
    const hook = (items: readonly { sku: string }[]) => {
      for (const one of items) one.sku = 'other';
      return { cartUrl: 'https://evil.example/' };
    };
    await putIntoCart(appWith(), selection, hook);
    expect(told).toEqual([{ outcome: 'put', items: [{ sku: 'a', quantity: 2 }] }]);
  });

  test('an answer nobody waits for any more is settled', async () => {
    expect(await putIntoCart(appWith('closed'), selection, () => undefined)).toBe(true);
  });
});

test('a total is said only where it is one', () => {
  expect(totalWords([item('a', 2), item('b', 1)], 'de')).toMatch(/^30,00\s€$/);
  expect(totalWords([item('a', 2), { ...item('b', 1), product: product('b', undefined) }], 'de')).toBe('');
  expect(totalWords([item('a', 2), { ...item('b', 1), product: product('b', 1, 'USD') }], 'de')).toBe('');
});

describe('telling which product a page is about', () => {
  const tent = { sku: 'A', name: 'Tent', price: 379, currency: 'EUR', url: '/tent', picture: '/tent.png' };
  const told: unknown[] = [];
  let isOnline = true;
  const teller = () =>
    createProductTeller((one) => {
      if (isOnline) told.push(one);
      return isOnline;
    });
  beforeEach(() => {
    told.length = 0;
    isOnline = true;
  });

  test('only when the visitor stays, and once a page', () => {
    const { look, newPage } = teller();
    look(() => tent);
    expect(told).toEqual([]);
    for (let n = 0; n < 20; n += 1) look(() => tent);
    expect(told).toEqual([
      {
        sku: 'A',
        name: 'Tent',
        price: 379,
        currency: 'EUR',
        url: 'https://shop.example/tent',
        picture: 'https://shop.example/tent.png',
      },
    ]);
    newPage();
    for (let n = 0; n < 3; n += 1) look(() => tent);
    expect(told).toHaveLength(2);
  });

  test('also late, but the page is not read for ever', () => {
    const { look } = teller();
    isOnline = false;
    for (let n = 0; n < 5; n += 1) look(() => tent);
    isOnline = true;
    look(() => tent);
    expect(told).toHaveLength(1);
    let reads = 0;
    const bare = teller();
    for (let n = 0; n < 100; n += 1) bare.look(() => ((reads += 1), {}));
    expect(reads).toBeLessThan(12);
  });

  test('the page’s own address goes without what may be private', () => {
    const { look } = teller();
    for (let n = 0; n < 3; n += 1)
      look(() => ({ sku: 'A', name: 'Tent', url: 'javascript:alert(1)', picture: 'data:x' }));
    expect(told).toEqual([{ sku: 'A', name: 'Tent', url: 'https://shop.example/tent', picture: '' }]);
  });

  test('a product without number or name is none', () => {
    const { look } = teller();
    for (let n = 0; n < 5; n += 1) look(() => (n % 2 ? { name: 'Tent' } : { sku: 'A' }));
    expect(told).toEqual([]);
  });
});

test('currency, address and picture are read where shops publish them', () => {
  const offers = { price: '379.00', priceCurrency: 'EUR' };
  const said = {
    '@type': 'Product',
    sku: 'A',
    name: 'Tent',
    url: '/tent',
    image: [{ '@type': 'ImageObject', url: '/a.png' }],
    offers,
  };
  expect(productFromJsonLd([said])).toMatchObject({ currency: 'EUR', url: '/tent', picture: '/a.png' });
  expect(
    productFromAttributes({ lotseProduct: 'A', lotseCurrency: 'EUR', lotseUrl: '/t', lotsePicture: '/a.png' }),
  ).toEqual({
    sku: 'A',
    currency: 'EUR',
    url: '/t',
    picture: '/a.png',
  });
});
