/** The right side as the visitor's page: ask, wait, refused, and when granted the live replica. */
import { CirclePause, Eye, EyeOff, MonitorX } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk, serverNow } from '../desk.ts';
import { isIn } from '../desk-lists.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';
import { selectedConversation } from '../selected.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { seconds } from '../view.ts';
import { watchVisitors } from '../visitors/watch.ts';
import { askFor, giveBack } from './ask.ts';
import { outcomeFor } from './ask-outcomes.ts';
import { hasCapability, isPaused, openAsk } from './capabilities.ts';
import { PageSide } from './page-side.tsx';
import { ReplicaView } from './replica-view.tsx';
import './page-panel.css';

export function PagePanel({ sessionId }: { sessionId: SessionId | null }) {
  useEffect(watchVisitors, []);
  if (!sessionId) {
    return (
      <div class="page-state">
        <Empty icon={MonitorX} title={t('page.no_session')}>
          <span>{t('page.no_session_text')}</span>
        </Empty>
      </div>
    );
  }
  return (
    <div class="page-room">
      <PageItself sessionId={sessionId} />
      <PageSide sessionId={sessionId} />
    </div>
  );
}

function PageItself({ sessionId }: { sessionId: SessionId }) {
  if (hasCapability(sessionId, 'view')) return <ReplicaView sessionId={sessionId} />;
  if (isPaused(sessionId, 'view')) return <Paused sessionId={sessionId} />;
  const ask = openAsk(sessionId, 'view');
  return (
    <div class="page-state">
      {ask ? <Waiting sessionId={sessionId} until={ask.expiresAt} /> : <Offer sessionId={sessionId} />}
    </div>
  );
}

function Paused({ sessionId }: { sessionId: SessionId }) {
  return (
    <div class="page-state">
      <div class="page-card" role="status">
        <Icon of={CirclePause} size={24} />
        <strong>{t('page.paused')}</strong>
        <span class="soft">{t('page.paused_text')}</span>
        <button type="button" class="button" onClick={() => void giveBack(sessionId, 'view')}>
          {t('page.stop')}
        </button>
      </div>
    </div>
  );
}

function Waiting({ sessionId, until }: { sessionId: SessionId; until: number }) {
  void seconds.value;
  return (
    <div class="page-card" role="status">
      <span class="page-wait" aria-hidden="true" />
      <strong>{t('page.waiting')}</strong>
      <span class="soft">{t('page.waiting_text', { duration: clockWords(until - serverNow()) })}</span>
      <button type="button" class="button" onClick={() => void giveBack(sessionId, 'view')}>
        {t('page.take_back')}
      </button>
    </div>
  );
}

function Offer({ sessionId }: { sessionId: SessionId }) {
  const outcome = outcomeFor(sessionId, 'view');
  const isNo = outcome === 'refused' || outcome === 'expired' || outcome === 'stopped';
  const conversation = selectedConversation.value;
  const isMine = desk.value !== null && conversation !== null && isIn(desk.value, conversation);
  return (
    <div class="page-card">
      <Icon of={isNo ? EyeOff : Eye} size={24} />
      <strong>{t(isNo ? `page.${outcome}` : 'page.offer')}</strong>
      <span class="soft">{t(isNo ? `page.${outcome}_text` : 'page.offer_text')}</span>
      <button type="button" class="button primary" disabled={!isMine} onClick={() => void askFor(sessionId, 'view')}>
        <Icon of={Eye} /> {t(isNo ? 'page.ask_again' : 'page.ask')}
      </button>
      {!isMine && <span class="small faint">{t('page.only_mine')}</span>}
    </div>
  );
}
