/** The evidence of consent in the history: who, when, what, and which wording was on the screen. */
import type { HistoryEntry, HistoryType } from '../../../shared/protocol/case.ts';
import type { Author } from '../../../shared/protocol/chat.ts';
import type { CaseId, ConversationId } from '../../../shared/protocol/ids.ts';
import type { Session } from '../../domain/session.ts';
import type { App } from '../context.ts';
import type { Change } from '../store.ts';

export type Evidence = { readonly change: Change; readonly entry: HistoryEntry; readonly caseId: CaseId | null };

export function consentEvidence(
  app: App,
  session: Session,
  line: {
    readonly type: Extract<
      HistoryType,
      'consent_granted' | 'consent_refused' | 'consent_ended' | 'control_used' | 'led' | 'suggestions_used'
    >;
    readonly author: Author;
    readonly conversationId: ConversationId | null;
    readonly details: HistoryEntry['details'];
  },
): Evidence {
  const entry: HistoryEntry = { entryId: app.chance.id(), at: app.clock.now(), ...line };
  return {
    change: { history: entry, caseId: session.caseId, sessionId: session.id },
    entry,
    caseId: session.caseId,
  };
}
