import { describe, expect, test } from 'vitest';
import { MAX_PRODUCTS, parseFeed } from '../../server/catalogue/parse-feed.ts';

const BASE = 'https://shop.example/feeds/products.json';
const ONE = {
  '@type': 'Product',
  sku: 'A',
  name: 'Tent',
  offers: { price: '379.00', priceCurrency: 'EUR' },
  url: '/a',
  image: ['/a.png'],
};
const READ = {
  sku: 'A',
  name: 'Tent',
  price: 379,
  currency: 'EUR',
  url: 'https://shop.example/a',
  picture: 'https://shop.example/a.png',
};

describe('shapes of a feed', () => {
  test.each([
    ['one product', ONE],
    ['a list', [ONE]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, ONE] }],
    ['an ItemList', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, item: ONE }] }],
    ['an ItemList of products', { '@type': 'ItemList', itemListElement: [ONE] }],
    ['a plain list', [{ sku: 'A', name: 'Tent', price: 379, currency: 'EUR', url: '/a', image: '/a.png' }]],
    [
      'a plain list in a wrapper',
      { products: [{ sku: 'A', name: 'Tent', price: '379', currency: 'EUR', url: '/a', image: { url: '/a.png' } }] },
    ],
    ['several types', { ...ONE, '@type': ['Product', 'Thing'] }],
    ['an offer list', { ...ONE, offers: [{ lowPrice: 379, priceCurrency: 'EUR' }] }],
  ])('%s', (_name, feed) => expect(parseFeed(feed, BASE)).toEqual([READ]));
});

test.each([
  ['no name', { ...ONE, name: undefined }],
  ['no number', { ...ONE, sku: undefined }],
  ['a number that is too long', { ...ONE, sku: 'x'.repeat(81) }],
  ['something else', { '@type': 'Person', sku: 'A', name: 'Tent' }],
  ['a text', 'Tent'],
  ['nothing', null],
])('%s is no product', (_name, feed) => expect(parseFeed(feed, BASE)).toEqual([]));

test.each([
  ['a price that is none', { price: 'ask us', priceCurrency: 'EUR' }],
  ['a price below nothing', { price: -3, priceCurrency: 'EUR' }],
])('%s is left out', (_name, offers) => expect(parseFeed({ ...ONE, offers }, BASE)[0]).not.toHaveProperty('price'));

test('a strange currency is left out', () => {
  expect(parseFeed({ ...ONE, offers: { price: 1, priceCurrency: '<b>' } }, BASE)[0]).not.toHaveProperty('currency');
});
test('the same number is there once', () => expect(parseFeed([ONE, { ...ONE, name: 'Other' }], BASE)).toEqual([READ]));
test('a feed without end is cut', () => {
  const many = Array.from({ length: MAX_PRODUCTS + 10 }, (_, n) => ({ ...ONE, sku: `S${n}` }));
  expect(parseFeed(many, BASE)).toHaveLength(MAX_PRODUCTS);
});
test('a feed nested without end is left alone', () => {
  let feed: unknown = ONE;
  for (let depth = 0; depth < 5_000; depth += 1) feed = { item: feed };
  expect(parseFeed(feed, BASE)).toEqual([]);
});
