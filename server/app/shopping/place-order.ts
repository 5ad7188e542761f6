/** The site says that an order was placed: counted once, tied to the conversation and its case. What it says is the browser's word. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { orderPlaced } from '../../../shared/protocol/shopping.ts';
import { noteOrder } from '../../domain/selection.ts';
import type { PlacedOrder, Shopping } from '../../domain/shopping.ts';
import { tokenHash } from '../administration/token-hash.ts';
import { attempt } from '../attempt.ts';
import { publishCase } from '../case/publish-case.ts';
import type { App, VisitorActor } from '../context.ts';
import { shoppingOf } from './change-selection.ts';
import { publishSelection } from './publish-selection.ts';
import { shoppingLine, type ShoppingLine } from './shopping-line.ts';

type Placed = { readonly shopping: Shopping; readonly line: ShoppingLine } | null;

export async function placeOrder(
  app: App,
  actor: VisitorActor,
  { orderId, value, currency }: Infer<typeof orderPlaced>,
): Promise<Result<object>> {
  const session = await app.store.get('session', actor.sessionId);
  if (!session) return refuse('not_found');
  // Any text may be an order number; as a hash it is a key on every database.
  const id = `${actor.siteId}.${tokenHash(orderId)}`;
  const placed = await attempt<Placed>(app.store, async () => {
    if (await app.store.get('order', id)) return { changes: [], answer: () => null };
    const order = { orderId, value, currency, at: app.clock.now() };
    const before = await shoppingOf(app, session.id);
    const shopping: Shopping = { ...before, selection: noteOrder(before.selection, order) };
    const line = await shoppingLine(app, session, 'order_placed', { name: orderId, number: value, currency });
    const { siteId, sessionId } = actor;
    const tied = { conversationId: line.entry.conversationId, caseId: line.caseId };
    const record: PlacedOrder = { ...order, ...tied, id, version: 0, siteId, sessionId };
    return {
      changes: [{ put: 'order', record }, { put: 'shopping', record: shopping }, line.change],
      answer: () => ({ shopping, line }),
    };
  });
  if (!placed.ok) return placed;
  if (!placed.data) return ok({});
  const { shopping, line } = placed.data;
  await publishSelection(app, session, shopping.selection);
  if (line.caseId) await publishCase(app, line.caseId, [line.entry]);
  return ok({});
}
