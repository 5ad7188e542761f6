import { describe, expect, it } from 'vitest';
import { factsOf, type Observed } from '../../widget/radar/observed.ts';
import {
  priceOf,
  productFromAttributes,
  productFromJsonLd,
  readDataLayerEntry,
} from '../../widget/radar/shop-facts.ts';
import { readClock, showClock, startClock } from '../../widget/radar/visible-clock.ts';

const observed: Observed = {
  url: 'https://shop.example/tarif',
  path: '/tarif',
  title: 'Tarif',
  referrer: '',
  campaign: '',
  language: 'de-DE',
  device: 'desktop',
  pageMs: 8_900,
  visitMs: 61_000,
  visitPages: 3,
  scrollPercent: 40,
  isLeaving: false,
  form: { touched: false, idleMs: 0, errors: 0 },
  product: {},
  cartValue: undefined,
  given: {},
};

describe('facts', () => {
  it('counts whole seconds and leaves out what is not here', () => {
    const facts = factsOf(observed);
    expect(facts).toMatchObject({ 'page.seconds': 8, 'visit.seconds': 61, 'visit.pages': 3, 'form.touched': false });
    for (const absent of ['product.sku', 'cart.value', 'page.referrer', 'campaign.source', 'form.idleSeconds'])
      expect(facts).not.toHaveProperty([absent]);
  });
  it('knows idle time only of a form somebody has begun', () => {
    expect(factsOf({ ...observed, form: { touched: true, idleMs: 12_500, errors: 2 } })).toMatchObject({
      'form.idleSeconds': 12,
      'form.errors': 2,
    });
  });
  it('keeps an empty cart apart from no cart', () =>
    expect(factsOf({ ...observed, cartValue: 0 })).toHaveProperty(['cart.value'], 0));
  it('lets a site add facts but not replace ours', () => {
    expect(factsOf({ ...observed, given: { 'site.stage': 'new', 'page.seconds': 999 } })).toMatchObject({
      'site.stage': 'new',
      'page.seconds': 8,
    });
  });
  it('leaves out numbers the wire would refuse', () => {
    expect(factsOf({ ...observed, pageMs: Number.NaN, cartValue: Infinity })).not.toHaveProperty(['page.seconds']);
    expect(factsOf({ ...observed, cartValue: Infinity })).not.toHaveProperty(['cart.value']);
  });
  it('cuts what the wire would refuse', () =>
    expect(String(factsOf({ ...observed, title: 'x'.repeat(900) })['page.title'])).toHaveLength(300));
});

describe('time looked at', () => {
  it('stands still while the page is hidden', () => {
    let clock = startClock(1_000, true, 500);
    clock = showClock(clock, 3_000, false);
    expect(readClock(clock, 60_000)).toBe(2_500);
    clock = showClock(clock, 60_000, true);
    expect(readClock(clock, 61_000)).toBe(3_500);
  });
  it('never runs backwards with the wall clock', () => expect(readClock(startClock(5_000, true), 1_000)).toBe(0));
});

describe('what shops publish', () => {
  it.each([
    ['1.299,00 €', 1299],
    ['1,299.00', 1299],
    ['1299', 1299],
    ['12,5', 12.5],
    ['EUR 0.99', 0.99],
    [49.9, 49.9],
    ['gratis', undefined],
    [null, undefined],
    [Number.NaN, undefined],
  ])('reads the price %o', (value, price) => expect(priceOf(value)).toBe(price));

  it('finds the one product of a page, also in a graph', () => {
    const product = { '@type': 'Product', sku: 'Z2', name: 'Zelt', category: 'Zelte', offers: { price: '349.00' } };
    const found = { sku: 'Z2', name: 'Zelt', category: 'Zelte', price: 349 };
    expect(productFromJsonLd([product])).toEqual(found);
    expect(
      productFromJsonLd([
        {
          '@graph': [
            { '@type': 'WebPage' },
            { ...product, '@type': ['Product', 'Thing'], offers: [{ lowPrice: 349 }] },
          ],
        },
      ]),
    ).toEqual(found);
  });
  it.each([
    [[]],
    [[null, 3, 'x']],
    [
      [
        { '@type': 'Product', name: 'a' },
        { '@type': 'Product', name: 'b' },
      ],
    ],
    [[{ '@type': 'Product' }]],
  ])('finds none in %o', (documents) => {
    expect(productFromJsonLd(documents)).toBeUndefined();
  });
  it('reads attributes', () => {
    expect(productFromAttributes({ lotseProduct: 'Z2', lotsePrice: '349,00' })).toEqual({ sku: 'Z2', price: 349 });
    expect(productFromAttributes({})).toBeUndefined();
  });
  it('reads both spellings of the data layer', () => {
    const items = [{ item_id: 'Z2', item_name: 'Zelt', price: 349 }];
    const product = { sku: 'Z2', name: 'Zelt', price: 349 };
    expect(readDataLayerEntry({ event: 'view_item', ecommerce: { items } })).toEqual({ product });
    expect(readDataLayerEntry(Object.assign([], { 0: 'event', 1: 'view_item', 2: { items } }))).toEqual({ product });
    expect(readDataLayerEntry({ event: 'view_cart', ecommerce: { value: 698 } })).toEqual({ cartValue: 698 });
    expect(readDataLayerEntry({ event: 'remove_from_cart', ecommerce: { value: 349 } })).toEqual({ cartChange: -349 });
    expect(readDataLayerEntry({ event: 'purchase', ecommerce: { value: 698 } })).toEqual({ cartValue: 0 });
  });
  it.each([null, 'x', {}, { event: 'view_item' }, { event: 'view_item', ecommerce: { items: 'x' } }, ['event']])(
    'reads nothing into %o',
    (entry) => {
      expect(readDataLayerEntry(entry)).toEqual({});
    },
  );
});
