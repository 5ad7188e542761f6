/** The left column: am I here, what is mine, what waits. */
import { Coffee, Inbox, Search, PhoneIncoming } from 'lucide';
import { AskedInList } from '../companions/asked-in-list.tsx';
import { RunningList } from '../companions/running-list.tsx';
import { desk } from '../desk.ts';
import {
  joinedConversations,
  myCases,
  myConversations,
  othersConversations,
  waitingCases,
  waitingConversations,
} from '../desk-lists.ts';
import { t } from '../i18n/t.ts';
import { hiddenConversations } from '../conversation/resolve.ts';
import { keyNames } from '../shell/shortcuts-dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { dialog } from '../view.ts';
import { choosePresence } from './presence.ts';
import { CaseRow } from './case-row.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { PresenceSwitch } from './presence-switch.tsx';
import { WorkList } from './work-list.tsx';
import './work-column.css';

export function WorkColumn() {
  const state = desk.value;
  if (!state) return null;
  const hidden = hiddenConversations.value;
  const mine = myConversations(state).filter(({ conversationId }) => !hidden.has(conversationId));
  const waiting = waitingConversations(state);
  const cases = myCases(state);
  const openCases = waitingCases(state);
  const joined = joinedConversations(state);
  const running = othersConversations(state);
  const lists = [mine, waiting, cases, openCases, joined, running, state.askedInto];
  const isIdle = lists.every(({ length }) => length === 0);
  return (
    <section class="column sunken work" aria-label={t('work')}>
      <header class="work-head">
        <h1 class="unseen">{t('rail.inbox')}</h1>
        <PresenceSwitch />
        <div class="work-actions">
          <button type="button" class="button work-search" onClick={() => (dialog.value = 'palette')}>
            <Icon of={Search} /> <span>{t('work.search')}</span>
            <span class="push">
              {keyNames('Mod+K').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          </button>
          <button type="button" class="button" title={t('phone.rings')} onClick={() => (dialog.value = 'phone')}>
            <Icon of={PhoneIncoming} /> <span>{t('phone.rings_short')}</span>
          </button>
        </div>
      </header>
      <div class="scroll">
        <AskedInList />
        <WorkList title={t('work.mine')} count={mine.length}>
          {mine.map((conversation) => (
            <ConversationRow key={conversation.conversationId} conversation={conversation} />
          ))}
        </WorkList>
        <WorkList title={t('companions.joined')} count={joined.length}>
          {joined.map((conversation) => (
            <ConversationRow key={conversation.conversationId} conversation={conversation} />
          ))}
        </WorkList>
        <WorkList title={t('work.waiting')} count={waiting.length} isUrgent>
          {waiting.map((conversation) => (
            <ConversationRow key={conversation.conversationId} conversation={conversation} />
          ))}
        </WorkList>
        <WorkList title={t('work.my_cases')} count={cases.length}>
          {cases.map((one) => (
            <CaseRow key={one.caseId} of={one} />
          ))}
        </WorkList>
        <WorkList title={t('work.open_cases')} count={openCases.length} isUrgent>
          {openCases.map((one) => (
            <CaseRow key={one.caseId} of={one} />
          ))}
        </WorkList>
        <RunningList />
        {isIdle &&
          (state.status === 'available' ? (
            <Empty icon={Inbox} title={t('work.empty')}>
              <span>{t('work.empty_text')}</span>
            </Empty>
          ) : (
            <Empty icon={Coffee} title={t('work.away')}>
              <span>{t('work.away_text')}</span>
              <button type="button" class="button primary" onClick={() => void choosePresence('available')}>
                {t('work.be_here')}
              </button>
            </Empty>
          ))}
      </div>
    </section>
  );
}
