/** What the radar has seen of this page and visit, and the facts made of it. Pure; watching is done by the other files here. */
import type { Facts, FactValue } from '../../shared/protocol/radar.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Product = {
  sku?: string;
  name?: string;
  price?: number;
  category?: string;
  currency?: string;
  /** As the page writes them; relative ones are meant from the page. */
  url?: string;
  picture?: string;
};
export type Observed = {
  readonly url: string;
  readonly path: string;
  readonly title: string;
  readonly referrer: string;
  readonly campaign: string;
  readonly language: string;
  readonly device: 'desktop' | 'phone' | 'tablet';
  /** Only while the page was visible. */
  readonly pageMs: Ms;
  readonly visitMs: Ms;
  readonly visitPages: number;
  readonly scrollPercent: number;
  readonly isLeaving: boolean;
  readonly form: { readonly touched: boolean; readonly idleMs: Ms; readonly errors: number };
  readonly product: Product;
  readonly cartValue: number | undefined;
  /** Facts a site gave by the API. */
  readonly given: Facts;
};

const MAX_FACT_CHARS = 300;
const seconds = (ms: Ms) => Math.floor(ms / 1_000);

/** Only what has a value here; an absent fact is one the server may or may not know. */
export function factsOf(seen: Observed): Record<string, FactValue> {
  const facts: Record<string, FactValue | undefined> = {
    ...seen.given,
    'page.path': seen.path,
    'page.url': seen.url,
    'page.title': seen.title,
    'page.seconds': seconds(seen.pageMs),
    'page.scroll': seen.scrollPercent,
    'page.referrer': seen.referrer || undefined,
    'page.exitIntent': seen.isLeaving,
    'visit.seconds': seconds(seen.visitMs),
    'visit.pages': seen.visitPages,
    'campaign.source': seen.campaign || undefined,
    'product.sku': seen.product.sku,
    'product.name': seen.product.name,
    'product.price': seen.product.price,
    'product.category': seen.product.category,
    'cart.value': seen.cartValue,
    'form.touched': seen.form.touched,
    'form.idleSeconds': seen.form.touched ? seconds(seen.form.idleMs) : undefined,
    'form.errors': seen.form.errors,
    'visitor.language': seen.language,
    'visitor.device': seen.device,
  };
  const known: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(facts)) {
    // The wire takes finite numbers only, and refuses a whole hello for one that is not.
    if (value !== undefined && !(typeof value === 'number' && !Number.isFinite(value)))
      known[name] = typeof value === 'string' ? value.slice(0, MAX_FACT_CHARS) : value;
  }
  return known;
}
