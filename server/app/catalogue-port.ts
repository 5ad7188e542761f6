/** The port to a site's catalogue: all products its feed names, read from outside and kept for a while. */
import type { Product } from '../../shared/protocol/shopping.ts';
import type { Site } from '../domain/site.ts';

export type CatalogueAnswer =
  | { readonly state: 'ready'; readonly products: readonly Product[] }
  /** The site names no feed. */
  | { readonly state: 'none' }
  | { readonly state: 'unreadable' };

export interface Catalogue {
  /** Never rejects, and answers well before a browser's patience ends. */
  read(site: Pick<Site, 'id' | 'allowedOrigins' | 'catalogueUrl'>): Promise<CatalogueAnswer>;
}
