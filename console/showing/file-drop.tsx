/** Where a file is dropped or chosen: how far it is, and in words what to do when it does not work. */
import { FileUp, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { MAX_FILE_BYTES } from '../../shared/protocol/limits.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { readFiles } from './files.ts';
import { upload, type Upload } from './upload.ts';

const KINDS = 'image/png,image/jpeg,image/gif,image/webp,image/avif,application/pdf,video/mp4,video/webm';
type Under = { readonly name: string; readonly share: number };

export function FileDrop({ sessionId }: { sessionId: SessionId }) {
  const [under, setUnder] = useState<Under | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const running = useRef<Upload | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // Whoever leaves for another visitor does not send a file to the first one unseen.
  useEffect(() => () => running.current?.cancel(), [sessionId]);

  async function take(file: File | undefined) {
    if (!file || running.current) return;
    const { name, size } = file;
    setWrong(null);
    if (size > MAX_FILE_BYTES) return setWrong(t('show.too_large', { name }));
    setUnder({ name, share: 0 });
    running.current = upload(sessionId, file, (share) => setUnder({ name, share }));
    const outcome = await running.current.done;
    running.current = null;
    setUnder(null);
    if (outcome.ok) await readFiles(sessionId);
    else if (outcome.error) setWrong(wordsFor(outcome.error, name));
  }

  if (under) {
    const percent = Math.round(under.share * 100);
    return (
      <div class="show-arriving">
        <span class="clip" id="show-arriving">
          {t('show.arriving', { name: under.name })}
        </span>
        <button
          type="button"
          class="button quiet little square"
          aria-label={t('show.cancel')}
          onClick={() => running.current?.cancel()}
        >
          <Icon of={X} />
        </button>
        <progress max={100} value={percent} aria-labelledby="show-arriving" />
      </div>
    );
  }
  return (
    <div
      class="show-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <Icon of={FileUp} size={20} />
      <strong>{t('show.add')}</strong>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {t('show.choose')}
      </button>
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-label={t('show.choose')}
        accept={KINDS}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <span class="small faint">{t('show.kinds')}</span>
      {wrong && (
        <span class="small show-wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

function wordsFor(error: WireError, name: string): string {
  if (error.code === 'bad_request') return t('show.wrong_kind', { name });
  if (error.code === 'too_large')
    return t(error.detail === 'session' ? 'show.session_full' : 'show.too_large', { name });
  return error.code === 'unavailable' ? t('show.not_arrived', { name }) : errorWords(error);
}
