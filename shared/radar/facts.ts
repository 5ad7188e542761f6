/** Every fact a rule may ask for: its type, and who knows it. The browser reports its own; the server's are never taken from a browser. */
import type { Leaf } from './condition.ts';

export type FactType = 'text' | 'number' | 'flag' | 'list';

export const BROWSER_FACTS = {
  'page.path': 'text',
  'page.url': 'text',
  'page.title': 'text',
  /** Seconds on this page. */
  'page.seconds': 'number',
  /** Deepest scroll position of this page, in percent. */
  'page.scroll': 'number',
  'page.referrer': 'text',
  'page.exitIntent': 'flag',
  'visit.seconds': 'number',
  'visit.pages': 'number',
  'campaign.source': 'text',
  'product.sku': 'text',
  'product.name': 'text',
  'product.price': 'number',
  'product.category': 'text',
  'cart.value': 'number',
  'form.touched': 'flag',
  /** Seconds since the last change in the form. */
  'form.idleSeconds': 'number',
  'form.errors': 'number',
  'visitor.returning': 'flag',
  'visitor.visits': 'number',
  'visitor.language': 'text',
  'visitor.device': 'text',
} as const satisfies Record<string, FactType>;

export const SERVER_FACTS = {
  /** Free seats; with `params.skill` those of agents with that skill. */
  'agents.free': 'number',
  'queue.length': 'number',
  'hours.open': 'flag',
} as const satisfies Record<string, FactType>;

/** By prefix, so that the loader does not carry the tables. */
export const isServerFact = (name: string): boolean => /^(agents|queue|hours)\./.test(name);

/** Where a leaf's value stands in a record of facts: `agents.free` with `{skill:'sales'}` is `agents.free:sales`. */
export const factKey = (leaf: Leaf): string => [leaf.fact, ...Object.values(leaf.params ?? {})].join(':');
