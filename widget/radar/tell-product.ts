/** Tells the server which product the page is about, once the visitor has stayed a moment; once a page, and no more than the page publishes. */
import type { Product as SeenProduct } from '../../shared/protocol/shopping.ts';
import { withoutQuery } from '../env.ts';
import type { Product } from './observed.ts';

/** Looks (one a second, only while the page is in front) before a product counts as looked at. */
const STAYED_LOOKS = 2;
/** Pages that draw themselves by script may be that late. */
const LAST_LOOK = 10;
const MAX_SKU_CHARS = 80;
const MAX_NAME_CHARS = 200;
const MAX_ADDRESS_CHARS = 2_048;

export type ProductTeller = {
  newPage(): void;
  /** `read` is asked only while it may matter: it goes through the page. */
  look(read: () => Product): void;
};

/** `tell` answers whether it was sent. */
export function createProductTeller(tell: (product: SeenProduct) => boolean): ProductTeller {
  let looks = 0;
  let told: string | undefined;
  return {
    newPage() {
      looks = 0;
      told = undefined;
    },
    look(read) {
      if (looks > LAST_LOOK) return;
      looks += 1;
      if (looks < STAYED_LOOKS) return;
      const product = seenOf(read());
      if (product && product.sku !== told && tell(product)) told = product.sku;
    },
  };
}

export function seenOf({ sku, name, price, currency, url, picture }: Product): SeenProduct | undefined {
  if (!sku || sku.length > MAX_SKU_CHARS || !name) return undefined;
  const isPrice = price !== undefined && price >= 0 && price <= 1e9;
  return {
    sku,
    name: name.slice(0, MAX_NAME_CHARS),
    ...(isPrice ? { price } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    url: addressOf(url) || addressOf(canonical()) || withoutQuery(location.href),
    picture: addressOf(picture),
  };
}

const canonical = () => document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.getAttribute('href');

function addressOf(text: string | null | undefined): string {
  if (!text) return '';
  const url = URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= MAX_ADDRESS_CHARS ? url.href : '';
}
