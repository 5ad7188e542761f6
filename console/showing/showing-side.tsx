/** The showing part beside the page: what is before the visitor now, and what can be. Works without seeing the page. */
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { FileDrop } from './file-drop.tsx';
import { FileList } from './file-list.tsx';
import { listed } from './files.ts';
import { LibraryList } from './library-list.tsx';
import { NowShown } from './now-shown.tsx';
import { PageField } from './page-field.tsx';
import './showing.css';

export function ShowingSide({ sessionId }: { sessionId: SessionId }) {
  const showing = desk.value?.showings.get(sessionId);
  const isMine = listed.value?.sessionId !== sessionId || listed.value.files !== 'not_mine';
  return (
    <div class="showing">
      {showing && <NowShown key={showing.showingId} sessionId={sessionId} showing={showing} />}
      {!isMine && <p class="faint">{t('show.not_mine')}</p>}
      {isMine && <LibraryList sessionId={sessionId} />}
      <section class="show-part" hidden={!isMine}>
        <h3>{t('show.files')}</h3>
        <FileList sessionId={sessionId} />
        <FileDrop sessionId={sessionId} />
      </section>
      <section class="show-part" hidden={!isMine}>
        <h3>{t('show.page')}</h3>
        <PageField sessionId={sessionId} />
      </section>
    </div>
  );
}
