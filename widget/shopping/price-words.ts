/** Prices as the reader's language writes them. Pure. */
import type { Locale } from '../../shared/protocol/site.ts';
import type { SelectionItem } from '../../shared/protocol/shopping.ts';

export function priceWords(price: number, currency: string | undefined, locale: Locale): string {
  const shape = currency
    ? { style: 'currency' as const, currency }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, shape).format(price);
}

/** Nothing where a price is missing or currencies differ: a sum of some would be wrong. */
export function totalWords(items: readonly SelectionItem[], locale: Locale): string {
  const [first] = items;
  if (
    !first ||
    items.some(({ product }) => product.price === undefined || product.currency !== first.product.currency)
  ) {
    return '';
  }
  const total = items.reduce((sum, { product, quantity }) => sum + (product.price ?? 0) * quantity, 0);
  return priceWords(total, first.product.currency, locale);
}
