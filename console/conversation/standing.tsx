/** In the composer's place where I may not write: why, and what I can do. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { joinConversation } from '../companions/join.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { takeConversation } from '../inbox/take.ts';
import { Since } from '../ui/since.tsx';

export function Standing({ conversation }: { conversation: DeskConversation }) {
  if (conversation.state === 'queued') {
    return (
      <div class="standing">
        <span>
          {t('standing.queued')} <Since at={conversation.since} />
        </span>
        <button type="button" class="button primary" onClick={() => void takeConversation(conversation)}>
          {t('work.take')}
        </button>
      </div>
    );
  }
  const colleague = conversation.agentId && desk.value?.colleagues.get(conversation.agentId);
  return (
    <div class="standing">
      {conversation.state === 'closed'
        ? t('standing.closed')
        : t('standing.colleague', { name: colleague ? colleague.name : t('standing.somebody') })}
      {conversation.state === 'assigned' && desk.value?.me.role !== 'agent' && (
        <button type="button" class="button primary" onClick={() => void joinConversation(conversation.conversationId)}>
          {t('companions.join')}
        </button>
      )}
    </div>
  );
}
