/** The middle column: the chosen conversation, else the chosen case, else what to do next. */
import { MessagesSquare, SearchX } from 'lucide';
import { CaseRoom } from '../case/case-room.tsx';
import { useCase } from '../case/use-case.ts';
import { desk } from '../desk.ts';
import { waitingConversations } from '../desk-lists.ts';
import { t, tn } from '../i18n/t.ts';
import { takeFirst } from '../inbox/take.ts';
import { selectedCase, selectedConversation } from '../selected.ts';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { go, route } from '../view.ts';
import { ConversationRoom } from './conversation-room.tsx';

export function CaseOrConversation() {
  const to = route.value;
  const conversation = selectedConversation.value;
  const one = selectedCase.value;
  const missing = useCase(to.room === 'case' ? to.caseId : (conversation?.caseId ?? null));
  if (conversation) return <ConversationRoom key={conversation.conversationId} conversation={conversation} />;
  if (one) return <CaseRoom key={one.caseId} of={one} />;
  const isGone = to.room === 'conversation' || missing;
  return (
    <main class="column middle" aria-label={t('conversation')}>
      {to.room === 'inbox' ? (
        <NextStep />
      ) : isGone ? (
        <Empty icon={SearchX} title={t('conversation.gone')}>
          <span>{t('conversation.gone_text')}</span>
          <button type="button" class="button" onClick={() => go({ room: 'inbox' })}>
            {t('conversation.to_inbox')}
          </button>
        </Empty>
      ) : (
        <Skeleton lines={6} label={t('loading')} />
      )}
    </main>
  );
}

function NextStep() {
  const waiting = desk.value ? waitingConversations(desk.value).length : 0;
  return (
    <div class="middle-empty">
      <Empty icon={MessagesSquare} title={t('conversation.none')}>
        <span>{waiting > 0 ? tn('conversation.none_waiting', waiting) : t('conversation.none_text')}</span>
        {waiting > 0 && (
          <button type="button" class="button primary" onClick={takeFirst}>
            {t('conversation.take_first')}
          </button>
        )}
      </Empty>
    </div>
  );
}
