/** The time line of a case, newest first; runs of chat messages are folded into one line. */
import { Skeleton } from '../ui/skeleton.tsx';
import type { CaseId } from '../../shared/protocol/ids.ts';
import { desk, serverNow } from '../desk.ts';
import { momentWords } from '../i18n/duration-words.ts';
import { locale, t, tn } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { foldMessages, type FoldedEntry } from './fold-messages.ts';
import { HISTORY_ICONS } from './history-icons.ts';
import { historyText, historyWords } from './history-words.ts';
import './history.css';

export function History({ caseId }: { caseId: CaseId }) {
  const history = desk.value?.histories.get(caseId);
  return (
    <section class="person-section history">
      <h2>{t('history.title')}</h2>
      {!history && <Skeleton lines={4} label={t('loading')} />}
      {history?.length === 0 && <p class="faint">{t('history.none')}</p>}
      <ol>
        {foldMessages(history ?? [])
          .toReversed()
          .map((entry) => (
            <Line key={entry.first.entryId} entry={entry} />
          ))}
      </ol>
    </section>
  );
}

function Line({ entry: { first, messages } }: { entry: FoldedEntry }) {
  const text = historyText(first);
  return (
    <li class={`history-${first.type}`}>
      <span class="history-icon">
        <Icon of={HISTORY_ICONS[first.type]} size={14} />
      </span>
      <div class="history-what">
        {messages.length > 0 ? (
          <details>
            <summary>{tn('history.messages', messages.length)}</summary>
            {messages.map((message) => (
              <p key={message.entryId} class="small">
                <strong>{message.author.kind === 'agent' ? message.author.name : t('history.visitor')}</strong>{' '}
                {historyText(message)}
              </p>
            ))}
          </details>
        ) : (
          <span>{historyWords(first)}</span>
        )}
        {messages.length === 0 && text && <p class="history-text">{text}</p>}
      </div>
      <time class="small faint" dateTime={new Date(first.at).toISOString()}>
        {momentWords(first.at, serverNow(), locale.value)}
      </time>
    </li>
  );
}
