/** Prices as the reader's language writes them. */
import type { SelectionItem } from '../../shared/protocol/shopping.ts';
import { locale } from '../i18n/t.ts';

export function priceWords(price: number | undefined, currency: string | undefined): string {
  if (price === undefined) return '';
  const shape = currency ? { style: 'currency' as const, currency } : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat(locale.value, shape).format(price);
}

/** Nothing where a price is missing or currencies differ: a sum of some would be wrong. */
export function totalWords(items: readonly SelectionItem[]): string {
  const [first] = items;
  const isSum = items.every(
    ({ product: { price, currency } }) => price !== undefined && currency === first?.product.currency,
  );
  if (!first || !isSum) return '';
  return priceWords(
    items.reduce((sum, { product, quantity }) => sum + (product.price ?? 0) * quantity, 0),
    first.product.currency,
  );
}
