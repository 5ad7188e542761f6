import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFeed } from '../../server/catalogue/parse-feed.ts';

const DEMO = new URL('../../demo/', import.meta.url);
const BASE = 'http://shop.example/demo/catalogue.json';
const pages = readdirSync(DEMO).filter((name) => /^product-.*\.html$/.test(name));
const catalogue = parseFeed(JSON.parse(readFileSync(new URL('catalogue.json', DEMO), 'utf8')), BASE);

test('there are pages to compare', () => expect(pages.length).toBeGreaterThan(10));

test.each(pages)('the feed says of %s what the page says', (page) => {
  const html = readFileSync(new URL(page, DEMO), 'utf8');
  const said = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const [product] = parseFeed(JSON.parse(said), BASE);
  expect(catalogue).toContainEqual(product);
  const variants = [...html.matchAll(/name="variant"\s+value="([^"]+)"\s+data-price="([^"]+)"/g)];
  for (const [, sku, price] of variants)
    expect(catalogue).toContainEqual(expect.objectContaining({ sku, price: Number(price) }));
});
