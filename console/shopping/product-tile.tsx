/** A product as a letter on its own hue: a picture named by a visitor's page is never loaded from the agent's browser. */
import type { Product } from '../../shared/protocol/shopping.ts';

const HUES = 360;

export function ProductTile({ product }: { product: Product }) {
  return (
    <span class="product-tile" style={{ '--hue': String(hueOf(product.sku)) }} aria-hidden="true">
      {[...product.name][0]?.toUpperCase()}
    </span>
  );
}

function hueOf(sku: string): number {
  let hue = 0;
  for (const sign of sku) hue = (hue * 31 + (sign.codePointAt(0) ?? 0)) % HUES;
  return hue;
}
