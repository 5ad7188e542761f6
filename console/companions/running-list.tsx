/** For who oversees: the conversations of others that run now; opened to be read, joined with one button. Folded until wanted. */
import { desk } from '../desk.ts';
import { othersConversations } from '../desk-lists.ts';
import { t } from '../i18n/t.ts';
import { ConversationRow } from '../inbox/conversation-row.tsx';
import './running-list.css';

export function RunningList() {
  const state = desk.value;
  const running = state ? othersConversations(state) : [];
  if (running.length === 0) return null;
  return (
    <details class="work-list running">
      <summary>
        {t('companions.running')} <span class="tag">{running.length}</span>
      </summary>
      <ul>
        {running.map((conversation) => (
          <ConversationRow key={conversation.conversationId} conversation={conversation} />
        ))}
      </ul>
    </details>
  );
}
