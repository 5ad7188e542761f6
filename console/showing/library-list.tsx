/** What the site's owner keeps ready for everybody at the desk: one click shows it. Nothing where nothing is kept. */
import { Presentation } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { connection } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { KIND_ICONS } from './file-list.tsx';
import { library, readLibrary, showKept } from './files.ts';

export function LibraryList({ sessionId }: { sessionId: SessionId }) {
  const told = connection.value;
  useEffect(() => void readLibrary(sessionId), [sessionId, told]);
  const kept = library.value;
  if (kept?.sessionId !== sessionId || kept.files.length === 0) return null;
  return (
    <section class="show-part">
      <h3>{t('show.library')}</h3>
      <ul class="show-files show-library">
        {kept.files.map(({ name, kind }) => (
          <li key={name}>
            <Icon of={KIND_ICONS[kind]} label={t(`show.kind_${kind}`)} />
            <span class="show-file">
              <span class="clip" title={name}>
                {name.replace(/\.[a-z0-9]+$/i, '')}
              </span>
            </span>
            <button
              type="button"
              class="button little"
              aria-label={t('show.show_one', { name })}
              onClick={() => void showKept(sessionId, name)}
            >
              <Icon of={Presentation} /> {t('show.show')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
