/** One case without a running chat in the left column: a phone call or a message left. */
import { Mail, MessageSquare, Phone } from 'lucide';
import type { CaseView } from '../../shared/protocol/case.ts';
import { caseName } from '../case/case-name.ts';
import { desk, serverNow } from '../desk.ts';
import { momentWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { openItem, selectedCase, selectedConversation } from '../selected.ts';
import { Icon } from '../ui/icon.tsx';
import { Since } from '../ui/since.tsx';
import { takeCase } from './take.ts';

export const CHANNEL_ICONS = { chat: MessageSquare, phone: Phone, message: Mail };

export function CaseRow({ of }: { of: CaseView }) {
  const isWaiting = of.agentId === null;
  const isHere = selectedCase.value?.caseId === of.caseId && !selectedConversation.value;
  const name = caseName(of);
  if (!desk.value) return null;
  return (
    <li class="work-row">
      <button
        type="button"
        class="work-open"
        aria-current={isHere ? 'true' : undefined}
        onClick={() => openItem({ kind: 'case', case: of })}
      >
        <span class="work-channel">
          <Icon of={CHANNEL_ICONS[of.channel]} label={t(`channel.${of.channel}`)} />
        </span>
        <span class="work-who clip">{name}</span>
        <span class="work-when small faint">
          {isWaiting ? <Since at={of.since} /> : momentWords(of.since, serverNow(), locale.value)}
        </span>
        <span class="work-text small clip">
          #{of.number} {of.subject}
        </span>
        {of.state === 'pending' ? (
          <span class="tag">{t('case_state.pending')}</span>
        ) : (
          of.sessionId && <span class="tag accent">{t('case.page_linked')}</span>
        )}
      </button>
      {isWaiting && (
        <button
          type="button"
          class="button primary little work-take"
          onClick={() => void takeCase(of)}
          aria-label={t('work.take_of', { name })}
        >
          {t('work.take')}
        </button>
      )}
    </li>
  );
}
