/** Who this is, where it stands, and what can be done: see the page, call, hand over, resolve. */
import { ArrowLeft, ArrowRightLeft, Check, DoorOpen, Eye, LogOut, PanelRight, UserRoundPlus } from 'lucide';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { CallButton } from '../call/call-button.tsx';
import { leaveConversation } from '../companions/join.ts';
import { t } from '../i18n/t.ts';
import { pane } from '../person/pane.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Since } from '../ui/since.tsx';
import { column, dialog } from '../view.ts';
import { endConversation } from './resolve.ts';
import './conversation-head.css';

type Props = { conversation: DeskConversation; isMine: boolean; isCompanion: boolean };

export function ConversationHead({ conversation, isMine, isCompanion }: Props) {
  const { visitorName, visitorId, online, since, state, sessionId, conversationId } = conversation;
  return (
    <header class="column-head conversation-head">
      <button
        type="button"
        class="button quiet square back"
        aria-label={t('back')}
        onClick={() => (column.value = 'work')}
      >
        <Icon of={ArrowLeft} />
      </button>
      <Avatar name={visitorName} hue={hueOf(visitorId)} here={online} />
      <div class="conversation-who">
        <h1 class="clip">{visitorName}</h1>
        <span class="small faint clip">
          <span class="conversation-where">{t(online ? 'visitor.online' : 'visitor.offline')}</span>
          {state !== 'closed' && (
            <span>
              {t(`conversation.${state}`)} <Since at={since} />
            </span>
          )}
        </span>
      </div>
      <div class="conversation-actions">
        {(isMine || isCompanion) && (
          <button
            type="button"
            class="button"
            title={t('page.see')}
            aria-pressed={pane.value === 'page'}
            onClick={() => {
              pane.value = pane.value === 'page' ? 'person' : 'page';
              column.value = 'person';
            }}
          >
            <Icon of={Eye} /> <span class="words">{t('page.see')}</span>
          </button>
        )}
        {isMine && <CallButton sessionId={sessionId} />}
        {(isMine || isCompanion) && (
          <button
            type="button"
            class="button square"
            title={t('companions.ask')}
            onClick={() => (dialog.value = 'ask-in')}
          >
            <Icon of={UserRoundPlus} label={t('companions.ask')} />
          </button>
        )}
        {isCompanion && (
          <button
            type="button"
            class="button"
            title={t('companions.leave')}
            onClick={() => void leaveConversation(conversationId, visitorName)}
          >
            <Icon of={DoorOpen} /> <span class="words">{t('companions.leave')}</span>
          </button>
        )}
        {isMine && (
          <>
            <button
              type="button"
              class="button square"
              title={t('transfer.title')}
              onClick={() => (dialog.value = 'transfer')}
            >
              <Icon of={ArrowRightLeft} label={t('transfer.title')} />
            </button>
            <button
              type="button"
              class="button square"
              title={t('end.only')}
              onClick={() => endConversation(conversation, 'end')}
            >
              <Icon of={LogOut} label={t('end.only')} />
            </button>
            <button
              type="button"
              class="button primary"
              title={`${t('end.resolve')} (Alt+E)`}
              onClick={() => endConversation(conversation, 'resolve')}
            >
              <Icon of={Check} /> <span class="words">{t('end.resolve')}</span>
            </button>
          </>
        )}
        <button
          type="button"
          class="button quiet square back"
          aria-label={t('person')}
          onClick={() => (column.value = 'person')}
        >
          <Icon of={PanelRight} />
        </button>
      </div>
    </header>
  );
}
