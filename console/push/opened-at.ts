/** When an offered page was opened, as the case's time line says. Pure. */
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

/** Undefined while it was not. */
export const openedAt = (
  history: readonly HistoryEntry[],
  conversationId: ConversationId,
  seq: number,
): Ms | undefined =>
  history.find(
    ({ type, details, conversationId: of }) =>
      type === 'page_opened' && of === conversationId && details['seq'] === seq,
  )?.at;
