/** What a product is called, as the way to its page: made by pages and feeds, so shown as text and followed only to the web. */
import type { Product } from '../../shared/protocol/shopping.ts';
import { safeLink } from '../visitors/shown-url.ts';

export function ProductName({ product: { name, url } }: { product: Product }) {
  const href = safeLink(url);
  return href ? (
    <a class="product-name" href={href} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  ) : (
    <span class="product-name">{name}</span>
  );
}
