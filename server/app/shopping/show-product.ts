/** An agent holds one product up before the visitor, as a card; either of them takes it away. */
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Selection } from '../../../shared/protocol/shopping.ts';
import { showProduct as decideShow } from '../../domain/selection.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App, VisitorActor } from '../context.ts';
import { changeSelection } from './change-selection.ts';
import { knownProduct } from './known-product.ts';

type Answer = Promise<Result<{ selection: Selection }>>;

export async function showProduct(
  app: App,
  actor: AgentActor,
  { sessionId, sku }: { readonly sessionId: SessionId; readonly sku: string | null },
): Answer {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const { session } = found;
  return changeSelection(app, session, async (shopping) => {
    const onList = shopping.selection.items.find((item) => item.product.sku === sku)?.product;
    const product = sku === null ? undefined : (onList ?? (await knownProduct(app, session.siteId, shopping, sku)));
    if (sku !== null && !product) return { ok: false, code: 'not_found' };
    return { ok: true, selection: decideShow(shopping.selection, product, actor.name) };
  });
}

export async function closeProduct(app: App, actor: VisitorActor): Answer {
  const session = await app.store.get('session', actor.sessionId);
  if (!session) return refuse('not_found');
  return changeSelection(app, session, ({ selection }) => ({
    ok: true,
    selection: decideShow(selection, undefined, ''),
  }));
}
