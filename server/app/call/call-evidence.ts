/** The line a call leaves in the history when it begins and when it ends. */
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import type { Author } from '../../../shared/protocol/chat.ts';
import type { Session } from '../../domain/session.ts';
import type { Evidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';

export function callEvidence(
  app: App,
  { id: sessionId, caseId }: Pick<Session, 'id' | 'caseId'>,
  type: 'call_started' | 'call_joined' | 'call_ended' | 'call_rated',
  author: Author,
  details: HistoryEntry['details'],
): Evidence {
  const entry: HistoryEntry = {
    entryId: app.chance.id(),
    at: app.clock.now(),
    type,
    author,
    conversationId: null,
    details,
  };
  return { change: { history: entry, caseId, sessionId }, entry, caseId };
}
