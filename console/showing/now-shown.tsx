/** What is before the visitor now, where both stand in it as far as the server knows, and the way to put it away. */
import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Showing } from '../../shared/protocol/showing.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { sayError } from '../ui/toast.ts';
import { Viewer } from './viewer.tsx';

export function NowShown({ sessionId, showing }: { sessionId: SessionId; showing: Showing }) {
  const [pages, setPages] = useState(0);
  const { showingId, kind, url, title } = showing;
  const address = kind === 'page' ? shownAddress(url) : undefined;
  const isAway = desk.value?.pages.get(sessionId)?.online === false;

  async function stop() {
    const answer = await request('showing:close', { sessionId, showingId });
    if (!answer.ok) sayError(answer.error);
  }
  return (
    <section class="show-now" aria-label={t('show.now')}>
      <header>
        <span class="show-file">
          <strong class="clip">{title || address?.host || url}</strong>
          {address && <span class="small soft show-path">{address.path}</span>}
        </span>
        <button type="button" class="button" onClick={() => void stop()}>
          <Icon of={X} /> {t('show.stop')}
        </button>
      </header>
      {kind !== 'page' && <Viewer sessionId={sessionId} showing={showing} onPages={setPages} />}
      <p class="small soft" role="status">
        {isAway ? t('show.away') : standing(showing, pages)}
      </p>
    </section>
  );
}

function standing({ kind, place }: Showing, pages: number): string {
  const who = t(`show.who_${place.movedBy}`);
  if (kind === 'picture') return t('show.seen');
  if (kind === 'page') return t('show.page_card');
  if (kind === 'film') return t(place.playing ? 'show.plays' : 'show.stands', { who });
  return pages === 0
    ? t('show.at_first', { page: place.at })
    : t('show.at_page', { page: Math.min(place.at, pages), pages, who });
}
