/** Tells the server of an order the site reports; kept over pages until the server has heard, since thank-you pages are left quickly. */
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import type { Body } from '../../shared/protocol/wire.ts';
import { passesByItself } from '../chat/outbox.ts';
import { keptInTab } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import { priceOf } from '../radar/shop-facts.ts';
import type { State } from '../state/widget-state.ts';

type Placed = Body<VisitorUp, 'order:placed'>;
const KEY = 'lotse.order';
const MAX_ID_CHARS = 80;

/** Answers what takes an order as the site says it. */
export function tellOrders(state: State, connection: Connection): (said: unknown) => void {
  async function tell(): Promise<void> {
    const kept = keptInTab.get(KEY);
    const order = kept && readOrder(readJson(kept));
    if (!order) return keptInTab.drop(KEY);
    const answer = await connection.request('order:placed', order);
    if (keptInTab.get(KEY) === kept && (answer.ok || !passesByItself(answer.error.code))) keptInTab.drop(KEY);
  }
  state.subscribe((now, before) => {
    if (now.link === 'online' && before.link !== 'online') void tell();
  });
  return (said) => {
    const order = readOrder(said);
    if (!order) return;
    keptInTab.set(KEY, JSON.stringify(order));
    if (state.get().link === 'online') void tell();
  };
}

/** `{orderId, value, currency}`; anything else is no order. */
export function readOrder(said: unknown): Placed | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { orderId, value, currency } = said as Record<string, unknown>;
  const id = typeof orderId === 'number' ? String(orderId) : orderId;
  const amount = priceOf(value);
  if (typeof id !== 'string' || id.trim() === '' || id.length > MAX_ID_CHARS) return undefined;
  if (amount === undefined || amount < 0 || amount > 1e9) return undefined;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  return { orderId: id, value: amount, currency };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
