/** Changes the list of one session: load, decide, commit, and then tell both sides. */
import { ok, refuse, type ErrorCode, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Selection } from '../../../shared/protocol/shopping.ts';
import type { Session } from '../../domain/session.ts';
import { newShopping, type Shopping } from '../../domain/shopping.ts';
import { attempt } from '../attempt.ts';
import type { App } from '../context.ts';
import type { Change } from '../store.ts';
import { publishSelection } from './publish-selection.ts';

export type SelectionChange =
  | { readonly ok: true; readonly selection: Selection; readonly also?: readonly Change[] }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

/** The empty list of a session that has none is not stored. */
export const shoppingOf = async (app: App, sessionId: SessionId): Promise<Shopping> =>
  (await app.store.get('shopping', sessionId)) ?? newShopping(sessionId);

export async function changeSelection(
  app: App,
  session: Session,
  decide: (shopping: Shopping) => Promise<SelectionChange> | SelectionChange,
): Promise<Result<{ selection: Selection }>> {
  const changed = await attempt<{ selection: Selection; isNew: boolean }>(app.store, async () => {
    const shopping = await shoppingOf(app, session.id);
    const decided = await decide(shopping);
    if (!decided.ok) return refuse(decided.code, decided.detail === undefined ? {} : { detail: decided.detail });
    const { selection, also = [] } = decided;
    const isNew = selection !== shopping.selection;
    return {
      changes: isNew ? [{ put: 'shopping', record: { ...shopping, selection } }, ...also] : [],
      answer: () => ({ selection, isNew }),
    };
  });
  if (!changed.ok) return changed;
  const { selection, isNew } = changed.data;
  if (isNew) await publishSelection(app, session, selection);
  return ok({ selection });
}
