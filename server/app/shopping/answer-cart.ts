/** The visitor's click had the list put into the cart, or did not: kept, shown to both, and a line on the case. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { selectionCarted } from '../../../shared/protocol/shopping.ts';
import { isOriginAllowed } from '../../domain/origin.ts';
import { webAddress } from '../../domain/product.ts';
import { answerCart as decideAnswer } from '../../domain/selection.ts';
import type { App, VisitorActor } from '../context.ts';
import { publishCase } from '../case/publish-case.ts';
import { changeSelection } from './change-selection.ts';
import { shoppingLine, type ShoppingLine } from './shopping-line.ts';

export async function answerCart(
  app: App,
  actor: VisitorActor,
  { outcome, problem, cartUrl = '', items }: Infer<typeof selectionCarted>,
): Promise<Result<object>> {
  const [site, session] = await Promise.all([
    app.store.get('site', actor.siteId),
    app.store.get('session', actor.sessionId),
  ]);
  if (!site || !session) return refuse('not_found');
  const address = webAddress(cartUrl, (origin) => isOriginAllowed(origin, site.allowedOrigins));
  let line: ShoppingLine | undefined;
  const answered = await changeSelection(app, session, async ({ selection }) => {
    const decided = decideAnswer(selection, { outcome, problem, items, cartUrl: address || undefined });
    if (!decided.ok) return { ok: false, code: 'closed' };
    line = decided.put ? await shoppingLine(app, session, 'selection_carted', { number: decided.put }) : undefined;
    return { ok: true, selection: decided.selection, also: line ? [line.change] : [] };
  });
  if (!answered.ok) return answered;
  if (line?.caseId) await publishCase(app, line.caseId, [line.entry]);
  return ok({});
}
