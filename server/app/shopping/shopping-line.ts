/** A line of the time line about shopping, on the case the session belongs to now. */
import type { HistoryEntry, HistoryType } from '../../../shared/protocol/case.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { Session } from '../../domain/session.ts';
import type { App } from '../context.ts';
import type { Change } from '../store.ts';

export type ShoppingLine = {
  readonly entry: HistoryEntry;
  readonly caseId: CaseId | null;
  readonly change: Change;
};

export async function shoppingLine(
  app: App,
  session: Session,
  type: Extract<HistoryType, 'selection_carted' | 'order_placed'>,
  details: HistoryEntry['details'],
): Promise<ShoppingLine> {
  const open = await app.store.openConversation(session.visitorId);
  const caseId = open?.conversation.caseId ?? session.caseId;
  const entry: HistoryEntry = {
    entryId: app.chance.id(),
    at: app.clock.now(),
    type,
    author: { kind: 'visitor' },
    conversationId: open?.conversation.id ?? null,
    details,
  };
  return { entry, caseId, change: { history: entry, caseId, sessionId: session.id } };
}
