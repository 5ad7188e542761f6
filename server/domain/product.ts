/** A product as people may see it, made from what a page or a feed says: plain text, web addresses only, nothing else. */
import { MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import type { Product } from '../../shared/protocol/shopping.ts';
import { isOriginAllowed } from './origin.ts';
import type { Site } from './site.ts';

type Addresses = (url: string) => boolean;

/** What a visitor's browser says of the page it is on: addresses of the site's own origins only, any of which may be invented. */
export const seenProduct = (
  product: Product,
  { allowedOrigins }: Pick<Site, 'allowedOrigins'>,
): Product | undefined => {
  const isOwn: Addresses = (origin) => isOriginAllowed(origin, allowedOrigins);
  return plainProduct(product, isOwn, isOwn);
};

/** What the site's own feed says: pages of the site, pictures wherever the site keeps them. */
export const feedProduct = (product: Product, { allowedOrigins }: Pick<Site, 'allowedOrigins'>): Product | undefined =>
  plainProduct(
    product,
    (origin) => isOriginAllowed(origin, allowedOrigins),
    () => true,
  );

function plainProduct(
  { sku, name, price, currency, url, picture }: Product,
  isPage: Addresses,
  isPicture: Addresses,
): Product | undefined {
  const plainSku = plainText(sku);
  const plainName = plainText(name);
  if (plainSku === '' || plainName === '') return undefined;
  return {
    sku: plainSku,
    name: plainName,
    ...(price !== undefined && { price: Math.round(price * 100) / 100 }),
    ...(price !== undefined && currency !== undefined && { currency }),
    url: webAddress(url, isPage),
    picture: webAddress(picture, isPicture),
  };
}

/** Without controls, and without signs that are invisible or turn the reading direction. */
const plainText = (text: string): string => text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim();

/** Empty where it is none that may be followed. */
export function webAddress(text: string, isAllowed: Addresses): string {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url || url.username || url.password || url.href.length > MAX_URL_CHARS) return '';
  return isAllowed(url.origin) ? url.href : '';
}
