/** Joins what the visitor's browser handed over with what the page may load: first the one, else the other; late ones are put in. */
import type { AssetShelf } from './asset-shelf.ts';
import type { Replica } from './replica.ts';
import type { UrlPolicy } from './cleaning/url-policy.ts';

/** Pictures come one by one; the page is walked through for some of them together, in ms. */
const TOGETHER_MS = 150;

type Ports = {
  shelf: AssetShelf;
  policy: UrlPolicy;
  replica: Pick<Replica, 'swapAssets'>;
  /** The page has to be drawn anew: what came was left out of it. */
  resync: () => void;
  after: (ms: number, run: () => void) => () => void;
};
export type PageAssets = {
  readonly allow: UrlPolicy;
  /** The same for drawings whose parts are shown. */
  readonly shapes: UrlPolicy;
  take(payload: Uint8Array): void;
  close(): void;
};

export function createPageAssets({ shelf, policy, replica, resync, after }: Ports): PageAssets {
  const refused = new Set<string>();
  let isLeftOut = false;
  let cancel: (() => void) | undefined;

  function putIn(): void {
    cancel = undefined;
    if (isLeftOut) resync();
    else replica.swapAssets(shelf);
    isLeftOut = false;
  }
  return {
    allow(url) {
      const place = shelf.find(url) ?? policy(url);
      if (place === null) refused.add(url);
      return place;
    },
    shapes: (url) => shelf.shapes(url) ?? null,
    take(payload) {
      const url = shelf.take(payload);
      if (url === undefined) return;
      if (refused.delete(url)) isLeftOut = true;
      cancel ??= after(TOGETHER_MS, putIn);
    },
    close() {
      cancel?.();
      shelf.close();
    },
  };
}
