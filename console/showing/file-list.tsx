/** What lies ready for this visitor: show it, or take it away. */
import { FileText, Film, Image, Presentation, Trash2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { FileRow } from '../../shared/protocol/showing.ts';
import { connection } from '../desk.ts';
import { locale, t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { listed, readFiles, removeFile, showFile } from './files.ts';

export const KIND_ICONS = { picture: Image, document: FileText, film: Film };

export function FileList({ sessionId }: { sessionId: SessionId }) {
  const told = connection.value;
  useEffect(() => void readFiles(sessionId), [sessionId, told]);
  const now = listed.value;
  if (now?.sessionId !== sessionId) return <Skeleton lines={2} label={t('loading')} />;
  const { files } = now;
  if (files === 'not_mine') return null;
  if (files.length === 0) return <p class="small faint">{t('show.files_none')}</p>;
  return (
    <>
      <ul class="show-files">
        {files.map((file) => (
          <Row key={file.fileId} sessionId={sessionId} file={file} />
        ))}
      </ul>
      <p class="small faint">{t('show.files_kept')}</p>
    </>
  );
}

function Row({ sessionId, file: { fileId, kind, name, bytes } }: { sessionId: SessionId; file: FileRow }) {
  return (
    <li>
      <Icon of={KIND_ICONS[kind]} />
      <span class="show-file">
        <span class="clip" title={name}>
          {name}
        </span>
        <span class="small faint">
          {t(`show.kind_${kind}`)} · {sizeWords(bytes)}
        </span>
      </span>
      <button
        type="button"
        class="button little"
        aria-label={t('show.show_one', { name })}
        onClick={() => void showFile(sessionId, fileId)}
      >
        <Icon of={Presentation} /> {t('show.show')}
      </button>
      <button
        type="button"
        class="button quiet little square"
        aria-label={t('show.remove', { name })}
        onClick={() => void removeFile(sessionId, fileId)}
      >
        <Icon of={Trash2} />
      </button>
    </li>
  );
}

function sizeWords(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(Math.max(1, value as number));
}
