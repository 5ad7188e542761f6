/** The right side beside a conversation or case: person or page. */
import { ArrowLeft } from 'lucide';
import { t } from '../i18n/t.ts';
import { hasCapability } from '../page/capabilities.ts';
import { PagePanel } from '../page/page-panel.tsx';
import { selectedSession } from '../selected.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { column } from '../view.ts';
import { pane } from './pane.ts';
import { PersonColumn } from './person-column.tsx';
import './right-pane.css';

export function RightPane() {
  const sessionId = selectedSession.value;
  const isLive = sessionId !== null && hasCapability(sessionId, 'view');
  return (
    <aside class="column sunken right" aria-label={t(pane.value === 'page' ? 'page' : 'person')}>
      <header class="column-head right-head">
        <button
          type="button"
          class="button quiet square back"
          aria-label={t('back')}
          onClick={() => (column.value = 'middle')}
        >
          <Icon of={ArrowLeft} />
        </button>
        <Segments
          label={t('pane')}
          value={pane.value}
          onChoose={(to) => (pane.value = to)}
          options={[
            { value: 'person', words: t('person') },
            {
              value: 'page',
              words: (
                <>
                  {isLive && <span class="live-dot" />}
                  {t(isLive ? 'page.live_tab' : 'page')}
                </>
              ),
            },
          ]}
        />
      </header>
      {pane.value === 'page' ? <PagePanel key={sessionId} sessionId={sessionId} /> : <PersonColumn />}
    </aside>
  );
}
