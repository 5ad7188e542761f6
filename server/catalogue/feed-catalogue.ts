/** The catalogue port over a feed on the web: kept in memory, asked anew when it is old, still good for a while when it cannot be read. */
import type { Product } from '../../shared/protocol/shopping.ts';
import type { Catalogue, CatalogueAnswer } from '../app/catalogue-port.ts';
import type { Clock, Log } from '../app/ports.ts';
import { isOriginAllowed } from '../domain/origin.ts';
import { feedProduct } from '../domain/product.ts';
import type { Site } from '../domain/site.ts';
import { guardedGet, type GetLimits } from './guarded-get.ts';
import { parseFeed } from './parse-feed.ts';

const FRESH_MS = 10 * 60_000;
/** A feed that could not be read is not asked again at every key an agent presses. */
const FAILED_MS = 30_000;
/** How long an old copy stands in for a feed that cannot be read. */
const STALE_MS = 24 * 60 * 60_000;
/** A browser waits eight seconds for an answer. */
const LIMITS: GetLimits = { maxBytes: 8_000_000, withinMs: 6_000, maxRedirects: 3 };

type Kept = {
  readonly source: string;
  readonly products: readonly Product[] | undefined;
  readonly etag: string | undefined;
  readonly readAt: number;
  /** When it is asked for again. */
  readonly dueAt: number;
};
type CatalogueSite = Parameters<Catalogue['read']>[0];

export type CatalogueSettings = {
  readonly clock: Clock;
  readonly log: Log;
  /** Where this very server is reached: a feed there may be on a private address, if the site itself is there too. */
  ownOrigins(): readonly string[];
  readonly limits?: Partial<GetLimits>;
};

export function createFeedCatalogue({ clock, log, ownOrigins, limits }: CatalogueSettings): Catalogue {
  const kept = new Map<string, Kept>();
  const reading = new Map<string, Promise<Kept>>();

  async function readAnew(site: CatalogueSite, source: string, before: Kept | undefined): Promise<Kept> {
    const fetched = await guardedGet(sourceUrl(site), {
      ...LIMITS,
      ...limits,
      etag: before?.products ? before.etag : undefined,
      mayBePrivate: (origin) => ownOrigins().includes(origin) && isOriginAllowed(origin, site.allowedOrigins),
    });
    const now = clock.now();
    if (fetched.outcome === 'unchanged' && before) return { ...before, readAt: now, dueAt: now + FRESH_MS };
    const products = fetched.outcome === 'fetched' ? productsOf(fetched, site) : undefined;
    if (fetched.outcome === 'fetched' && products) {
      return { source, products, etag: fetched.etag, readAt: now, dueAt: now + FRESH_MS };
    }
    const why = fetched.outcome === 'failed' ? fetched.why : 'not a feed of products';
    log.warn({ siteId: site.id, why }, 'the catalogue could not be read');
    const isUseful = before?.products && now - before.readAt < STALE_MS;
    const old = isUseful ? before : { source, products: undefined, etag: undefined, readAt: now };
    return { ...old, dueAt: now + FAILED_MS };
  }

  /** Many agents may ask at once; the site is asked once. */
  async function current(site: CatalogueSite): Promise<Kept> {
    const source = `${sourceUrl(site)} ${site.allowedOrigins.join(' ')}`;
    const known = kept.get(site.id);
    const before = known?.source === source ? known : undefined;
    if (before && clock.now() < before.dueAt) return before;
    const key = `${site.id} ${source}`;
    const underWay = reading.get(key);
    if (underWay) return underWay;
    const read = readAnew(site, source, before).finally(() => reading.delete(key));
    reading.set(key, read);
    const now = await read;
    kept.set(site.id, now);
    return now;
  }

  return {
    async read(site): Promise<CatalogueAnswer> {
      if (sourceUrl(site) === '') return { state: 'none' };
      const { products } = await current(site);
      return products ? { state: 'ready', products } : { state: 'unreadable' };
    },
  };
}

const sourceUrl = ({ catalogueUrl }: CatalogueSite): string => catalogueUrl?.trim() ?? '';

function productsOf(
  { text, url }: { readonly text: string; readonly url: string },
  site: Pick<Site, 'allowedOrigins'>,
) {
  try {
    return parseFeed(JSON.parse(text), url).flatMap((product) => feedProduct(product, site) ?? []);
  } catch {
    return undefined;
  }
}
