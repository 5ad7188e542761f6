/** The rooms of the house, one icon each, and the agent's own menu at the foot. */
import type { IconNode } from 'lucide';
import { Inbox, Keyboard, MousePointer2, Settings2 } from 'lucide';
import { desk } from '../desk.ts';
import { unreadTotal, waitingCases, waitingConversations } from '../desk-lists.ts';
import { t } from '../i18n/t.ts';
import type { Route } from '../route.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { column, dialog, go, route } from '../view.ts';
import './rail.css';

export function Rail() {
  const state = desk.value;
  if (!state) return null;
  const { room } = route.value;
  const waiting =
    unreadTotal(state) + waitingConversations(state).length + waitingCases(state).length + state.askedInto.length;
  return (
    <nav class="rail" aria-label={t('rail')}>
      <span class="rail-mark">
        <Mark size={28} />
      </span>
      <Place
        icon={Inbox}
        words={t('rail.inbox')}
        to={{ room: 'inbox' }}
        isHere={room === 'inbox' || room === 'conversation' || room === 'case'}
        count={waiting}
      />
      <Place
        icon={MousePointer2}
        words={t('rail.visitors')}
        to={{ room: 'visitors', sessionId: null }}
        isHere={room === 'visitors'}
      />
      {state.me.role === 'administrator' && (
        <Place
          icon={Settings2}
          words={t('rail.settings')}
          to={{ room: 'settings', page: 'agents' }}
          isHere={room === 'settings'}
        />
      )}
      <button
        type="button"
        class="rail-place rail-keys"
        title={t('shortcuts.title')}
        onClick={() => (dialog.value = 'shortcuts')}
      >
        <Icon of={Keyboard} size={20} />
        <span class="unseen">{t('shortcuts.title')}</span>
      </button>
      <button type="button" class="rail-me" title={state.me.name} onClick={() => (dialog.value = 'me')}>
        <Avatar name={state.me.name} hue={state.me.hue} here={state.status === 'available'} />
        <span class="unseen">
          {t('me.open', { name: state.me.name })} – {t(`presence.${state.status}`)}
        </span>
      </button>
    </nav>
  );
}

function Place(props: { icon: IconNode; words: string; to: Route; isHere: boolean; count?: number }) {
  const { icon, words, to, isHere, count = 0 } = props;
  return (
    <button
      type="button"
      class="rail-place"
      title={words}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => {
        go(to);
        column.value = 'work';
      }}
    >
      <Icon of={icon} size={20} />
      <span class="rail-words">{words}</span>
      {count > 0 && (
        <span class="count rail-count">
          {count}
          <span class="unseen"> {t('rail.waiting')}</span>
        </span>
      )}
    </button>
  );
}
