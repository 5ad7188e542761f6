/** The visitor looks at a product: kept for the agent who comes, and shown to the one who is there. */
import type { Product } from '../../../shared/protocol/shopping.ts';
import { refuse } from '../../../shared/protocol/errors.ts';
import { seenProduct } from '../../domain/product.ts';
import { noteSeen, type Shopping } from '../../domain/shopping.ts';
import { attempt } from '../attempt.ts';
import { agentsWith } from '../consent/agent-session.ts';
import type { App, VisitorActor } from '../context.ts';
import { shoppingOf } from './change-selection.ts';

export async function seeProduct(app: App, actor: VisitorActor, said: Product): Promise<void> {
  const [site, session] = await Promise.all([
    app.store.get('site', actor.siteId),
    app.store.get('session', actor.sessionId),
  ]);
  const product = site && seenProduct(said, site);
  if (!product || !session) return;
  const noted = await attempt<Shopping | null>(app.store, async () => {
    const before = await shoppingOf(app, session.id);
    const after = noteSeen(before, product);
    if (after === before) return refuse('conflict');
    return { changes: [{ put: 'shopping', record: after }], answer: () => after };
  });
  if (!noted.ok || !noted.data) return;
  const seen = [...noted.data.seen];
  for (const agentId of await agentsWith(app, session)) {
    app.push.agent(agentId, 'products:seen', { sessionId: session.id, seen });
  }
}
