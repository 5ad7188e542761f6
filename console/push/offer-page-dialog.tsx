/** Offers the visitor a page: its address, a sentence with it, and what visitors have open now to choose from. */
import { PanelsTopLeft } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { ClientMessageId } from '../../shared/protocol/ids.ts';
import { MAX_PUSH_NOTE_CHARS, MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import { desk, tell } from '../desk.ts';
import * as env from '../env.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t, tn } from '../i18n/t.ts';
import { request } from '../link.ts';
import { selectedConversation } from '../selected.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { say } from '../ui/toast.ts';
import { dialog } from '../view.ts';
import { watchVisitors } from '../visitors/watch.ts';
import { suggestPages } from './suggest-pages.ts';
import './push.css';

const close = () => (dialog.value = null);

export function OfferPageDialog() {
  // The one it was opened for, whatever is selected behind it.
  const [conversation] = useState(() => selectedConversation.value);
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // A second try of the same is the same offer.
  const clientMessageId = useMemo(() => env.freshId<ClientMessageId>(), [url, note]);
  useEffect(watchVisitors, []);
  if (!conversation) return null;
  const { conversationId, sessionId } = conversation;
  const suggested = suggestPages(desk.value?.visitors?.values() ?? [], conversation, shownAddress(url) ? '' : url);

  function write(next: string) {
    setUrl(next);
    setWrong(null);
  }
  async function submit() {
    const typed = url.trim();
    const address = shownAddress(typed);
    if (!address) return setWrong(t(/^https?:/i.test(typed) ? 'push.wrong' : 'push.not_address'));
    setBusy(true);
    const answer = await request('page:offer', { sessionId, clientMessageId, url: typed, note: note.trim() });
    setBusy(false);
    if (!answer.ok) return setWrong(refusalWords(answer.error, address.host));
    tell({ name: 'messages:arrived', body: { conversationId, messages: [answer.data.message] } });
    say(t('push.sent'));
    close();
  }

  return (
    <Dialog title={t('push.title')} onClose={close}>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class="soft">{t('push.intro')}</p>
        <Field
          label={t('push.url')}
          value={url}
          onValue={write}
          hint={t('push.url_hint')}
          wrong={wrong}
          maxLength={MAX_URL_CHARS}
          autoFocus
          required
        />
        {suggested.length > 0 && (
          <div class="suggested" role="group" aria-label={t('push.suggested')}>
            <span class="small faint">{t('push.suggested')}</span>
            {suggested.map((page) => (
              <button key={page.url} type="button" onClick={() => write(page.url)}>
                <span class="clip">{page.title || page.url}</span>
                <span class="small soft">{page.isHere ? t('push.here') : tn('push.visitors', page.visitors)}</span>
                <span class="small faint clip suggested-path">{page.url}</span>
              </button>
            ))}
          </div>
        )}
        <Field label={t('push.note')} value={note} onValue={setNote} rows={2} maxLength={MAX_PUSH_NOTE_CHARS} />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {t('cancel')}
          </button>
          <button class="button primary" disabled={isBusy || !url.trim()}>
            <Icon of={PanelsTopLeft} /> {t('push.go')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function refusalWords(error: WireError, host: string): string {
  if (error.code === 'forbidden') return t('push.foreign', { host });
  return error.code === 'bad_request' ? t('push.wrong') : errorWords(error);
}
