/** On top of the work: colleagues who need me in their conversation, with their word and both answers. */
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Since } from '../ui/since.tsx';
import { declineToJoin, joinConversation } from './join.ts';
import './asked-in-list.css';

export function AskedInList() {
  const asks = desk.value?.askedInto ?? [];
  if (asks.length === 0) return null;
  return (
    <section class="work-list" aria-labelledby="asked-in">
      <h2 id="asked-in">
        {t('companions.asked_into')} <span class="tag warn">{asks.length}</span>
      </h2>
      <ul>
        {asks.map(({ conversationId, byName, visitorName, note, at }) => (
          <li key={conversationId} class="asked-in">
            <span class="asked-in-head">
              <strong class="clip">{byName}</strong>
              <span class="small faint">
                <Since at={at} />
              </span>
            </span>
            <span class="small soft">{t('companions.asks', { name: visitorName })}</span>
            {note && <q class="asked-in-note">{note}</q>}
            <span class="asked-in-answers">
              <button
                type="button"
                class="button primary little"
                aria-label={t('companions.join_of', { name: visitorName })}
                onClick={() => void joinConversation(conversationId)}
              >
                {t('companions.join')}
              </button>
              <button
                type="button"
                class="button little"
                aria-label={t('companions.decline_of', { name: visitorName })}
                onClick={() => void declineToJoin(conversationId)}
              >
                {t('companions.decline')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
