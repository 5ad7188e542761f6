/** Finds a product an agent or a visitor names by its number: only what a page or the catalogue has told us is one. */
import type { SiteId } from '../../../shared/protocol/ids.ts';
import type { Product } from '../../../shared/protocol/shopping.ts';
import type { Shopping } from '../../domain/shopping.ts';
import type { App } from '../context.ts';

/** The catalogue's word first: what a visitor's browser says of a price is only what it says. */
export async function knownProduct(
  app: App,
  siteId: SiteId,
  shopping: Shopping,
  sku: string,
): Promise<Product | undefined> {
  const site = await app.store.get('site', siteId);
  const answer = site && (await app.catalogue.read(site));
  const found = answer?.state === 'ready' ? answer.products.find((product) => product.sku === sku) : undefined;
  return found ?? productBefore(shopping, sku);
}

/** What the visitor has before them or has looked at. */
export function productBefore({ seen, selection }: Shopping, sku: string): Product | undefined {
  if (selection.shown?.product.sku === sku) return selection.shown.product;
  return seen.find((product) => product.sku === sku);
}
