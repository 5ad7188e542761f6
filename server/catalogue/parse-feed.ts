/**
 * Products out of a feed, tolerantly: schema.org products alone, in a list, an `ItemList` or a `@graph`, or a plain list of
 * `{sku, name, price, currency, url, image}`. What cannot be read is left out. Pure.
 */
import { parse } from '../../shared/protocol/schema.ts';
import { product as productSchema, type Product } from '../../shared/protocol/shopping.ts';

/** More than an agent can choose from by words; what a shop has beyond them is left out. */
export const MAX_PRODUCTS = 10_000;
const MAX_DEPTH = 6;

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

/** `base` is where the feed was read: relative addresses are meant from there. */
export function parseFeed(feed: unknown, base: string): Product[] {
  const products = new Map<string, Product>();
  collect(feed, 0);
  return [...products.values()];

  function collect(node: unknown, depth: number): void {
    if (depth > MAX_DEPTH || products.size >= MAX_PRODUCTS || !isLoose(node)) return;
    if (Array.isArray(node)) return node.forEach((one) => collect(one, depth + 1));
    const product = readProduct(node, base);
    if (product) {
      if (!products.has(product.sku)) products.set(product.sku, product);
      return;
    }
    for (const inner of ['@graph', 'itemListElement', 'item', 'products', 'mainEntity'])
      collect(node[inner], depth + 1);
  }
}

function readProduct(node: Loose, base: string): Product | undefined {
  const types = [node['@type']].flat();
  const isPlain = node['@type'] === undefined && node['sku'] !== undefined;
  if (!isPlain && !types.some((type) => type === 'Product' || type === 'https://schema.org/Product')) return undefined;
  const offer = [node['offers']].flat().find(isLoose);
  const price = priceOf(offer?.['price'] ?? offer?.['lowPrice'] ?? node['price']);
  const currency = textOf(offer?.['priceCurrency'] ?? node['currency'] ?? node['priceCurrency']);
  const parsed = parse(productSchema, {
    sku: textOf(node['sku'] ?? node['productID'] ?? node['gtin'] ?? node['id']),
    name: textOf(node['name'])?.slice(0, 200),
    ...(price !== undefined && { price }),
    ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) && { currency }),
    url: addressOf(node['url'] ?? offer?.['url'] ?? node['@id'], base),
    picture: addressOf(node['image'] ?? node['picture'], base),
  });
  return parsed.ok ? parsed.data : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** Feeds write prices as numbers or as `1299.00`; anything else is no price. */
function priceOf(value: unknown): number | undefined {
  const price = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof price === 'number' && Number.isFinite(price) && price >= 0 ? price : undefined;
}

/** A picture may be an address, an `ImageObject`, or a list of either. */
function addressOf(value: unknown, base: string): string {
  const first = [value].flat()[0];
  const text = isLoose(first) ? (first['url'] ?? first['contentUrl']) : first;
  return (typeof text === 'string' && URL.parse(text, base)?.href) || '';
}
