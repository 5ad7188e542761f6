import { describe, expect, test } from 'vitest';
import { feedProduct, seenProduct } from '../../../server/domain/product.ts';
import { searchProducts } from '../../../server/domain/search-products.ts';
import { newShopping, noteSeen } from '../../../server/domain/shopping.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import { MAX_SEEN_PRODUCTS } from '../../../shared/protocol/limits.ts';
import type { Product } from '../../../shared/protocol/shopping.ts';

const SITE = { allowedOrigins: ['https://shop.example', 'https://*.shop.example'] };
const product = (with_: Partial<Product> = {}): Product => ({
  sku: 'A-1',
  name: 'Tent',
  price: 379,
  currency: 'EUR',
  url: 'https://shop.example/tent',
  picture: 'https://www.shop.example/tent.png',
  ...with_,
});

describe('what a visitor’s browser says of a product', () => {
  test('an honest one stays as it is', () => expect(seenProduct(product(), SITE)).toEqual(product()));

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    '/relative',
    'https://evil.example/x',
    'https://shop.example.evil.example/x',
    'https://user:pass@shop.example/x',
    'http://127.0.0.1/x',
    `https://shop.example/${'x'.repeat(3_000)}`,
    ' https://shop.example/x',
  ])('no address %s', (url) => {
    expect(seenProduct(product({ url, picture: url }), SITE)).toMatchObject({ url: '', picture: '' });
  });

  test('names are text on one line, without signs that hide or turn it', () => {
    expect(seenProduct(product({ name: 'Te\u202Ent\u0000 \n <img src=x>' }), SITE)?.name).toBe('Te nt <img src=x>');
    expect(seenProduct(product({ name: '\u200B' }), SITE)).toBeUndefined();
    expect(seenProduct(product({ sku: '\u0007' }), SITE)).toBeUndefined();
  });

  test('a currency without a price says nothing', () => {
    const { price: _, ...rest } = product();
    expect(seenProduct(rest, SITE)).not.toHaveProperty('currency');
  });
});

test('a feed may keep its pictures elsewhere, its pages not', () => {
  const elsewhere = product({ url: 'https://cdn.example/a', picture: 'https://cdn.example/a.png' });
  expect(feedProduct(elsewhere, SITE)).toMatchObject({ url: '', picture: 'https://cdn.example/a.png' });
});

describe('products seen', () => {
  const start = newShopping('s' as SessionId);
  test('newest first, each once', () => {
    const seen = ['A', 'B', 'A'].reduce((shopping, sku) => noteSeen(shopping, product({ sku })), start);
    expect(seen.seen.map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect(noteSeen(seen, product({ sku: 'A' }))).toBe(seen);
  });
  test('bounded', () => {
    let seen = start;
    for (let n = 0; n < MAX_SEEN_PRODUCTS + 5; n += 1) seen = noteSeen(seen, product({ sku: `S${n}` }));
    expect(seen.seen).toHaveLength(MAX_SEEN_PRODUCTS);
    expect(seen.seen[0]?.sku).toBe(`S${MAX_SEEN_PRODUCTS + 4}`);
  });
});

describe('search', () => {
  const catalogue = [
    product({ sku: 'HL-ZE-002', name: 'Zelt Düne 2' }),
    product({ sku: 'HL-LA-003', name: 'Laterne Leuchtturm' }),
    product({ sku: 'HL-ZE-009', name: 'Vorzelt' }),
  ];
  test.each([
    ['zelt', ['Zelt Düne 2', 'Vorzelt']],
    ['dune ZELT', ['Zelt Düne 2']],
    ['la-003', ['Laterne Leuchtturm']],
    ['zelt laterne', []],
    ['  ', ['Zelt Düne 2', 'Laterne Leuchtturm']],
  ])('"%s"', (text, names) => expect(searchProducts(catalogue, text, 2).map(({ name }) => name)).toEqual(names));

  test('row 23: a product is looked at closely once, not at every key', () => {
    let looks = 0;
    const watched = Object.defineProperty(product(), 'name', { get: () => ((looks += 1), 'Zelt') });
    for (const text of ['z', 'ze', 'zel', 'zelt']) expect(searchProducts([watched], text, 2)).toEqual([watched]);
    expect(looks).toBe(1);
  });
});
