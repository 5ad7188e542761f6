/** The library port: files a site's owner keeps for the agents of the site, ready to be shown. */
import type { SiteId } from '../../shared/protocol/ids.ts';

export type LibraryFile = {
  readonly name: string;
  readonly kind: 'picture' | 'document' | 'film';
  readonly bytes: number;
};

export interface Library {
  /** In the order of their names; empty where nothing is kept. Never throws. */
  list(siteId: SiteId): Promise<readonly LibraryFile[]>;
  /** The bytes of one that is listed; undefined for everything else. */
  open(siteId: SiteId, name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}
