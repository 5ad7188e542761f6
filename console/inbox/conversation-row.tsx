/** One conversation in the left column: who, the last words, how long, what is unread. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { desk, serverNow } from '../desk.ts';
import { isIn, unreadCount } from '../desk-lists.ts';
import { momentWords } from '../i18n/duration-words.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { locale, t, tn } from '../i18n/t.ts';
import { openItem, selectedConversation } from '../selected.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { Since } from '../ui/since.tsx';
import { takeConversation } from './take.ts';

export function ConversationRow({ conversation }: { conversation: DeskConversation }) {
  const state = desk.value;
  if (!state) return null;
  const { visitorName, visitorId, lastText, lastAt, since, skill, conversationId, online } = conversation;
  const isWaiting = conversation.state === 'queued';
  const unread = isIn(state, conversation) ? unreadCount(state, conversation) : 0;
  const leader = isWaiting || conversation.agentId === state.me.agentId ? undefined : conversation.agentId;
  const leaderName = leader && state.colleagues.get(leader)?.name;
  const isTyping = state.typing.has(conversationId);
  return (
    <li class="work-row" data-unread={unread > 0 ? '' : undefined}>
      <button
        type="button"
        class="work-open"
        aria-current={selectedConversation.value?.conversationId === conversationId ? 'true' : undefined}
        onClick={() => openItem({ kind: 'conversation', conversation })}
      >
        <Avatar name={visitorName} hue={hueOf(visitorId)} here={online} />
        <span class="work-who clip">{visitorName}</span>
        <span class="work-when small faint">
          {isWaiting ? <Since at={since} /> : momentWords(lastAt, serverNow(), locale.value)}
        </span>
        <span class="work-text small clip">
          {isTyping ? <em>{t('thread.typing_short')}</em> : lastText || t(`origin.${conversation.origin}`)}
        </span>
        {unread > 0 ? (
          <span class="count">
            {unread}
            <span class="unseen"> {tn('work.unread', unread)}</span>
          </span>
        ) : (
          <span class="work-skill tag">
            {leaderName ? t('companions.with', { name: leaderName.split(' ')[0] ?? leaderName }) : skillWords(skill)}
          </span>
        )}
      </button>
      {isWaiting && (
        <button
          type="button"
          class="button primary little work-take"
          onClick={() => void takeConversation(conversation)}
          aria-label={t('work.take_of', { name: visitorName })}
        >
          {t('work.take')}
        </button>
      )}
    </li>
  );
}
