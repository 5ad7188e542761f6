/** One conversation: head, thread, composer. */
import { useEffect } from 'preact/hooks';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { CodeEntry } from '../case/code-entry.tsx';
import { InIt } from '../companions/in-it.tsx';
import { isIn } from '../desk-lists.ts';
import { selectedCase } from '../selected.ts';
import { Composer } from './composer.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { Standing } from './standing.tsx';
import { syncThread } from './sync-thread.ts';
import { ThreadView } from './thread-view.tsx';
import './conversation-room.css';

export function ConversationRoom({ conversation }: { conversation: DeskConversation }) {
  const { conversationId, state, agentId } = conversation;
  useEffect(() => {
    void syncThread(conversationId);
  }, [conversationId]);
  const isMine = state === 'assigned' && agentId === desk.value?.me.agentId;
  const mayWrite = desk.value !== null && isIn(desk.value, conversation);
  const one = selectedCase.value;
  return (
    <main class="column middle" aria-label={t('conversation.with', { name: conversation.visitorName })}>
      <div>
        <ConversationHead conversation={conversation} isMine={isMine} isCompanion={mayWrite && !isMine} />
        <InIt conversation={conversation} />
      </div>
      <ThreadView conversation={conversation} />
      <footer>
        {one?.channel === 'phone' && !one.sessionId && isMine && <CodeEntry of={one} />}
        {mayWrite ? <Composer conversationId={conversationId} /> : <Standing conversation={conversation} />}
      </footer>
    </main>
  );
}
