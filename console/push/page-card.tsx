/** An offered page in the agent's thread: what the visitor sees of it, and whether it was opened. */
import { CheckCheck, Clock, ExternalLink } from 'lucide';
import { useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { Message, MessageBody } from '../../shared/protocol/chat.ts';
import { useCase } from '../case/use-case.ts';
import { desk } from '../desk.ts';
import { timeWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { openedAt } from './opened-at.ts';
import './push.css';

type Props = { message: Message; page: Extract<MessageBody, { type: 'page' }> };

export function PageCard({ message: { conversationId, seq }, page }: Props) {
  const caseId = desk.value?.conversations.get(conversationId)?.caseId ?? null;
  const history = caseId ? desk.value?.histories.get(caseId) : undefined;
  // The time line is fetched by whoever shows it; where nobody does, the card has to.
  const [isAlone] = useState(!history);
  useCase(isAlone ? caseId : null);
  const address = shownAddress(page.url);
  if (!address) return <p class="thread-notice small">{t('thread.newer')}</p>;
  const at = history && openedAt(history, conversationId, seq);
  return (
    <div class="offered-page">
      <a class="offered-link" href={address.href} target="_blank" rel="noopener noreferrer">
        <strong>{address.host}</strong>
        <span class="offered-path">{address.path}</span>
        <Icon of={ExternalLink} size={14} label={t('now.new_tab')} />
      </a>
      {!page.own && <span class="tag">{t('push.foreign_tag')}</span>}
      {history && (
        <span class={`small offered-state ${at === undefined ? '' : 'opened'}`}>
          <Icon of={at === undefined ? Clock : CheckCheck} size={14} />
          {at === undefined ? t('push.not_opened') : t('push.opened', { time: timeWords(at, locale.value) })}
        </span>
      )}
    </div>
  );
}
