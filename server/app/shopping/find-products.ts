/** What an agent can put on the list: products of the site's catalogue by words, and those the visitor has looked at. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { ProductsFound } from '../../../shared/protocol/shopping.ts';
import { searchProducts } from '../../domain/search-products.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { shoppingOf } from './change-selection.ts';

/** As many as the reply holds. */
const MAX_FOUND = 30;

/** Whoever asks is also told the list: a console that has just been opened knows none. */
export async function findProducts(
  app: App,
  actor: AgentActor,
  { sessionId, text }: { readonly sessionId: SessionId; readonly text: string },
): Promise<Result<ProductsFound>> {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const [site, { seen, selection }] = await Promise.all([
    app.store.get('site', found.session.siteId),
    shoppingOf(app, sessionId),
  ]);
  if (!site) return refuse('not_found');
  app.push.agent(actor.agentId, 'selection:changed', { sessionId, selection });
  const answer = await app.catalogue.read(site);
  const products = answer.state === 'ready' ? searchProducts(answer.products, text, MAX_FOUND) : [];
  return ok({ products: [...products], seen: [...seen], catalogue: answer.state });
}
