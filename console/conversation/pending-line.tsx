/** An own message the server has not confirmed: on its way, or refused and to be decided about. */
import { Clock, CircleAlert } from 'lucide';
import type { Pending } from '../../shared/client/thread.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { discard, sendAgain } from './outbox.ts';

export function PendingLine({ conversationId, pending }: { conversationId: ConversationId; pending: Pending }) {
  return (
    <div class={`message own ${pending.failed ? 'failed' : 'pending'}`}>
      <p class="bubble">{pending.text}</p>
      {pending.failed ? (
        <span class="reached small" role="alert">
          <Icon of={CircleAlert} size={14} /> {t('thread.failed')}
          <button type="button" class="button little" onClick={() => sendAgain(conversationId, pending)}>
            {t('try_again')}
          </button>
          <button
            type="button"
            class="button little quiet"
            onClick={() => discard(conversationId, pending.clientMessageId)}
          >
            {t('thread.discard')}
          </button>
        </span>
      ) : (
        <span class="reached small late">
          <Icon of={Clock} size={14} /> {t('thread.sending')}
        </span>
      )}
    </div>
  );
}
