/** The sites as this node knows them, so that a handshake asks no database. Told of changes, and read again now and then. */
import type { Bus } from '../../app/ports.ts';
import { SITES_CHANGED } from '../../app/administration/sites-changed.ts';
import type { Store } from '../../app/store.ts';
import { isOriginAllowed } from '../../domain/origin.ts';
import type { Site } from '../../domain/site.ts';

export type SiteDirectory = {
  byKey(key: string): Site | undefined;
  all(): readonly Site[];
  /** Whether any site may be embedded there; what a browser may learn before it names its site. */
  isKnownOrigin(origin: string | undefined): boolean;
  refresh(): Promise<void>;
  close(): void;
};

export async function createSiteDirectory(store: Store, bus: Bus): Promise<SiteDirectory> {
  let sites: readonly Site[] = [];
  const refresh = async () => {
    sites = await store.sites();
  };
  // A failed read leaves what is known; the next refresh comes by itself.
  const stop = await bus.subscribe(SITES_CHANGED, () => void refresh().catch(() => {}));
  await refresh();
  return {
    byKey: (key) => sites.find((site) => site.key === key),
    all: () => sites,
    isKnownOrigin: (origin) => sites.some((site) => isOriginAllowed(origin, site.allowedOrigins)),
    refresh,
    close: stop,
  };
}
