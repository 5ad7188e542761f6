/** Asks for a call, or says why there is none. */
import { Video } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { askFor } from '../page/ask.ts';
import { openAsk } from '../page/capabilities.ts';
import { Icon } from '../ui/icon.tsx';
import { say } from '../ui/toast.ts';
import { callNow } from './call-room.ts';

export function CallButton({ sessionId }: { sessionId: SessionId }) {
  const media = desk.value?.media;
  const missing = media?.state === 'missing' ? `${t('media.missing')} ${media.reason}` : null;
  const isBusy = callNow.value !== null && callNow.value.view?.state !== 'ended';
  const isAsking = openAsk(sessionId, 'call') !== null;
  const words = t(isBusy ? 'call.running' : isAsking ? 'call.asking' : 'call.ask');
  return (
    <button
      type="button"
      class="button"
      title={missing ?? words}
      aria-disabled={missing !== null || isBusy || isAsking ? true : undefined}
      onClick={() => {
        if (missing) say(missing);
        else if (!isBusy && !isAsking) void askFor(sessionId, 'call');
      }}
    >
      <Icon of={Video} /> <span class="words">{words}</span>
    </button>
  );
}
