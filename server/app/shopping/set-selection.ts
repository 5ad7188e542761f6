/** Agent or visitor puts a product on the list, changes how many, or takes it off. */
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Product, Selection } from '../../../shared/protocol/shopping.ts';
import { setQuantity } from '../../domain/selection.ts';
import type { Shopping } from '../../domain/shopping.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App, VisitorActor } from '../context.ts';
import { changeSelection, type SelectionChange } from './change-selection.ts';
import { knownProduct, productBefore } from './known-product.ts';

type Wish = { readonly sku: string; readonly quantity: number };
type Answer = Promise<Result<{ selection: Selection }>>;

/** An agent adds what the visitor has looked at or what the catalogue has; nothing an agent's browser makes up. */
export async function setAgentSelection(
  app: App,
  actor: AgentActor,
  { sessionId, sku, quantity }: Wish & { readonly sessionId: SessionId },
): Answer {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const { session } = found;
  return changeSelection(app, session, async (shopping) => {
    const known = await knownProduct(app, session.siteId, shopping, sku);
    return change(shopping, { sku, quantity }, { by: 'agent', addedBy: actor.name }, known);
  });
}

/** A visitor changes what is there, and may add what they have looked at or are shown. */
export async function setVisitorSelection(app: App, actor: VisitorActor, wish: Wish): Answer {
  const session = await app.store.get('session', actor.sessionId);
  if (!session) return refuse('not_found');
  return changeSelection(app, session, (shopping) =>
    change(shopping, wish, { by: 'visitor' }, productBefore(shopping, wish.sku)),
  );
}

function change(
  { selection }: Shopping,
  { sku, quantity }: Wish,
  author: Parameters<typeof setQuantity>[3],
  known: Product | undefined,
): SelectionChange {
  const decided = setQuantity(selection, sku, quantity, author, known);
  if (decided.ok) return decided;
  return { ok: false, code: decided.refusal === 'full' ? 'too_large' : 'not_found' };
}
