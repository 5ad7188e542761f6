/** Puts the list into the site's cart by the site's own function, on the visitor's click, and tells what came of it. */
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import type { Body } from '../../shared/protocol/wire.ts';
import type { Selection } from '../../shared/protocol/shopping.ts';
import type { App } from '../app.ts';
import { passesByItself } from '../chat/outbox.ts';
import { after, keptInTab, pageUrl } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import type { CartHook, CartItem } from './selection-room.ts';

/** A site that has not answered by then does not any more. */
const HOOK_MS = 15_000;
const MAX_ADDRESS_CHARS = 2_048;
const KEY = 'lotse.carted';
type Carted = Body<VisitorUp, 'selection:carted'>;

/** False when the server could not be told. What was put is put: the next try only tells. */
export async function putIntoCart({ connection }: App, selection: Selection, hook: CartHook): Promise<boolean> {
  if (!keptInTab.get(KEY)) keptInTab.set(KEY, JSON.stringify(await runHook(hook, missingItems(selection))));
  return tellCarted(connection);
}

export async function tellCarted(connection: Connection): Promise<boolean> {
  const kept = keptInTab.get(KEY);
  if (!kept) return true;
  const carted = readCarted(kept);
  const answer = carted && (await connection.request('selection:carted', carted));
  // Refused for good: nobody asks any more, since another tab has answered.
  const isSettled = !answer || answer.ok || !passesByItself(answer.error.code);
  if (isSettled) keptInTab.drop(KEY);
  return isSettled;
}

function readCarted(text: string): Carted | undefined {
  try {
    return JSON.parse(text) as Carted;
  } catch {
    // The page's own scripts can write there, too.
    return undefined;
  }
}

/** What is not in the cart yet. */
export function missingItems({ items }: Selection): readonly CartItem[] {
  return items.flatMap(({ product: { sku, name, price, currency, url }, quantity, inCart = 0 }) =>
    quantity > inCart ? [{ sku, name, price, currency, url, quantity: quantity - inCart }] : [],
  );
}

async function runHook(hook: CartHook, items: readonly CartItem[]): Promise<Carted> {
  try {
    const answer = await withinTime(hook(items.map((item) => ({ ...item }))));
    const cartUrl = ownAddress((answer as { cartUrl?: unknown } | null | undefined)?.cartUrl);
    return {
      outcome: 'put',
      items: items.map(({ sku, quantity }) => ({ sku, quantity })),
      ...(cartUrl ? { cartUrl } : {}),
    };
  } catch (fault) {
    // The site's own fault, and told as such.
    reportError(fault);
    return { outcome: 'failed', problem: 'hook' };
  }
}

function withinTime(answer: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = after(HOOK_MS, () => reject(new Error('Lotse: the cart function did not answer in time.')));
    Promise.resolve(answer).then(resolve, reject).finally(cancel);
  });
}

/** A page of this very origin; anything else is none. */
export function ownAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text, pageUrl().href)) return undefined;
  const { href, origin } = new URL(text, pageUrl().href);
  return origin === pageUrl().origin && href.length <= MAX_ADDRESS_CHARS ? href : undefined;
}
