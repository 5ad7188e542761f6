/** Reads product and cart out of what shops already publish: JSON-LD, GA4 data layer entries, data attributes. Pure and distrustful. */
import type { Product } from './observed.ts';

type Loose = Record<string, unknown>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : typeof value === 'number' ? String(value) : undefined;

/** `1.299,00 €`, `1,299.00` and `1299` are the same price. */
export function priceOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const digits = value.replace(/[^\d.,-]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = (decimal === undefined ? digits : digits.slice(0, -decimal.length - 1)).replace(/[.,]/g, '');
  const price = Number(`${whole}.${decimal ?? 0}`);
  return whole && Number.isFinite(price) ? price : undefined;
}

/** The one product a page is about; a page that lists several is about none. */
export function productFromJsonLd(documents: readonly unknown[]): Product | undefined {
  const products = documents
    .flatMap((document) => (isLoose(document) && Array.isArray(document['@graph']) ? document['@graph'] : document))
    .flat()
    .filter((node): node is Loose => isLoose(node) && [node['@type']].flat().includes('Product'));
  const node = products.length === 1 ? products[0] : undefined;
  if (!node) return undefined;
  const offer = [node['offers']].flat().find(isLoose);
  return product({
    sku: text(node['sku']) ?? text(node['productID']),
    name: text(node['name']),
    price: priceOf(offer?.['price'] ?? offer?.['lowPrice']),
    category: text(node['category']),
    currency: text(offer?.['priceCurrency']),
    url: text(node['url'] ?? offer?.['url']),
    picture: pictureOf(node['image']),
  });
}

/** An address, an `ImageObject`, or a list of either. */
function pictureOf(image: unknown): string | undefined {
  const [first] = [image].flat();
  return text(isLoose(first) ? (first['url'] ?? first['contentUrl']) : first);
}

export const productFromAttributes = (data: Readonly<Record<string, string | undefined>>): Product | undefined =>
  product({
    sku: text(data['lotseProduct']),
    name: text(data['lotseName']),
    price: priceOf(data['lotsePrice']),
    category: text(data['lotseCategory']),
    currency: text(data['lotseCurrency']),
    url: text(data['lotseUrl']),
    picture: text(data['lotsePicture']),
  });

/** `cartValue` is the whole cart; `cartChange` is what was put in or taken out. */
export type ShopSeen = { readonly product?: Product; readonly cartValue?: number; readonly cartChange?: number };

/** What one GA4 data layer entry says, in either spelling: `{event, ecommerce}` or gtag's `['event', name, values]`. */
export function readDataLayerEntry(entry: unknown): ShopSeen {
  const [name, values] = isLoose(entry)
    ? entry['0'] === 'event'
      ? [entry['1'], entry['2']]
      : [entry['event'], entry['ecommerce']]
    : [];
  if (!isLoose(values)) return {};
  const first = [values['items']].flat().find(isLoose);
  switch (name) {
    case 'view_item': {
      const seen =
        first &&
        product({
          sku: text(first['item_id']),
          name: text(first['item_name']),
          price: priceOf(first['price']),
          category: text(first['item_category']),
          currency: text(values['currency']),
        });
      return seen ? { product: seen } : {};
    }
    case 'view_cart':
    case 'begin_checkout':
    case 'add_shipping_info':
    case 'add_payment_info': {
      const cartValue = priceOf(values['value']);
      return cartValue === undefined ? {} : { cartValue };
    }
    case 'add_to_cart':
      return { cartChange: priceOf(values['value']) ?? 0 };
    case 'remove_from_cart':
      return { cartChange: -(priceOf(values['value']) ?? 0) };
    case 'purchase':
      return { cartValue: 0 };
    default:
      return {};
  }
}

function product(parts: { [K in keyof Product]: Product[K] | undefined }): Product | undefined {
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Product;
  return Object.keys(known).length > 0 ? known : undefined;
}
