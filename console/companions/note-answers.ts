/** Tells the one who asked that a colleague is not coming. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { Desk } from '../desk-state.ts';
import { t } from '../i18n/t.ts';
import { say } from '../ui/toast.ts';
import { declinedBy } from './declined-by.ts';

/** `desk` as it was before the change. */
export function noteAnswers(desk: Desk, after: DeskConversation): void {
  const before = desk.conversations.get(after.conversationId);
  if (!before?.asked || after.state !== 'assigned' || after.agentId !== desk.me.agentId) return;
  for (const agentId of declinedBy(before, after)) {
    say(t('companions.declined', { name: desk.colleagues.get(agentId)?.name ?? '' }));
  }
}
