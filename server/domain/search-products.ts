/** Finds products by the words somebody types: every word is in the name or the article number; whole beginnings come first. Pure. */
import type { Product } from '../../shared/protocol/shopping.ts';

const MARKS = /\p{M}/gu;
/** `Düne` is found by `dune`. */
const fold = (text: string): string => text.normalize('NFKD').replaceAll(MARKS, '').toLowerCase();

/** Folding ten thousand products takes longer than anybody else may wait: done once for each, not at every key an agent presses. */
const places = new WeakMap<Product, string>();
function placeOf(product: Product): string {
  const known = places.get(product);
  if (known !== undefined) return known;
  const place = ` ${fold(product.name)} ${fold(product.sku)}`;
  places.set(product, place);
  return place;
}

/** No words: the first of the catalogue. */
export function searchProducts(products: readonly Product[], text: string, limit: number): readonly Product[] {
  const words = [...new Set(fold(text).split(/\s+/).filter(Boolean))];
  if (words.length === 0) return products.slice(0, limit);
  const found: { readonly product: Product; readonly rank: number }[] = [];
  for (const product of products) {
    const place = placeOf(product);
    if (!words.every((word) => place.includes(word))) continue;
    found.push({ product, rank: words.filter((word) => !place.includes(` ${word}`)).length });
  }
  // The sort is stable: the feed's own order decides among equals.
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ product }) => product);
}
