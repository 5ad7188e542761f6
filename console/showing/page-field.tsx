/** A page put before the visitor as a card: typed, or chosen from what visitors have open. */
import { PanelsTopLeft } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import { desk } from '../desk.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { suggestPages } from '../push/suggest-pages.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { watchVisitors } from '../visitors/watch.ts';
import '../push/push.css';

const MAX_SUGGESTED = 3;

export function PageField({ sessionId }: { sessionId: SessionId }) {
  const [url, setUrl] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(watchVisitors, []);
  const visitors = [...(desk.value?.visitors?.values() ?? [])];
  const siteId = visitors.find((visitor) => visitor.sessionId === sessionId)?.siteId;
  const suggested = siteId ? suggestPages(visitors, { siteId, sessionId }, shownAddress(url) ? '' : url) : [];

  function write(next: string) {
    setUrl(next);
    setWrong(null);
  }
  async function show() {
    const typed = url.trim();
    const address = shownAddress(typed);
    if (!address) return setWrong(t('show.page_wrong'));
    const answer = await request('showing:open', { sessionId, what: { from: 'page', url: typed }, note: '' });
    if (answer.ok) return setUrl('');
    if (answer.error.code === 'forbidden') setWrong(t('show.page_foreign', { host: address.host }));
    else setWrong(answer.error.code === 'bad_request' ? t('show.page_refused') : errorWords(answer.error));
  }

  return (
    <form
      class="show-page-field"
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <Field
        label={t('show.page_url')}
        value={url}
        onValue={write}
        hint={t('show.page_hint')}
        wrong={wrong}
        maxLength={MAX_URL_CHARS}
        placeholder="https://"
        autocomplete="off"
      />
      {suggested.length > 0 && (
        <div class="suggested" role="group" aria-label={t('push.suggested')}>
          {suggested.slice(0, MAX_SUGGESTED).map((page) => (
            <button key={page.url} type="button" onClick={() => write(page.url)}>
              <span class="clip">{page.title || page.url}</span>
              <span class="small faint clip suggested-path">{page.url}</span>
            </button>
          ))}
        </div>
      )}
      <button class="button" disabled={!url.trim()}>
        <Icon of={PanelsTopLeft} /> {t('show.show')}
      </button>
    </form>
  );
}
