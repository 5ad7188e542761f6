/** The middle column for a case without a running conversation: a phone call or a message left. */
import { ArrowLeft, Check, PanelRight, RotateCcw } from 'lucide';
import type { CaseView } from '../../shared/protocol/case.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { CHANNEL_ICONS } from '../inbox/case-row.tsx';
import { takeCase } from '../inbox/take.ts';
import { Icon } from '../ui/icon.tsx';
import { Since } from '../ui/since.tsx';
import { column } from '../view.ts';
import { caseName } from './case-name.ts';
import { CodeEntry } from './code-entry.tsx';
import { MessageLeft } from './message-left.tsx';
import { NoteField } from './note-field.tsx';
import { setCaseState } from './set-case-state.ts';
import './case-room.css';

export function CaseRoom({ of }: { of: CaseView }) {
  const isMine = of.agentId === desk.value?.me.agentId;
  const name = caseName(of);
  return (
    <main class="column middle" aria-label={t('case.with', { number: of.number, name })}>
      <header class="column-head">
        <button
          type="button"
          class="button quiet square back"
          aria-label={t('back')}
          onClick={() => (column.value = 'work')}
        >
          <Icon of={ArrowLeft} />
        </button>
        <span class="work-channel">
          <Icon of={CHANNEL_ICONS[of.channel]} label={t(`channel.${of.channel}`)} />
        </span>
        <div class="conversation-who">
          <h1 class="clip">{name}</h1>
          <span class="small faint clip">
            #{of.number} · {t(`case_state.${of.state}`)} · <Since at={of.since} />
          </span>
        </div>
        {of.agentId === null ? (
          <button type="button" class="button primary" onClick={() => void takeCase(of)}>
            {t('work.take')}
          </button>
        ) : of.state === 'resolved' ? (
          <button type="button" class="button" onClick={() => void setCaseState(of, 'open')}>
            <Icon of={RotateCcw} /> {t('case.reopen')}
          </button>
        ) : (
          isMine && (
            <button
              type="button"
              class="button primary"
              title={`${t('end.resolve')} (Alt+E)`}
              onClick={() => void setCaseState(of, 'resolved')}
            >
              <Icon of={Check} /> {t('end.resolve')}
            </button>
          )
        )}
        <button
          type="button"
          class="button quiet square back"
          aria-label={t('person')}
          onClick={() => (column.value = 'person')}
        >
          <Icon of={PanelRight} />
        </button>
      </header>
      <div class="scroll case-body">
        {of.channel === 'message' && <MessageLeft of={of} isMine={isMine} />}
        {of.channel === 'phone' && of.state !== 'resolved' && isMine && (
          <>
            {of.sessionId ? <p class="case-linked">{t('case.linked_no_chat')}</p> : <CodeEntry of={of} />}
            <div class="case-notes">
              <h2>{t('note.label')}</h2>
              <NoteField caseId={of.caseId} rows={5} />
            </div>
          </>
        )}
        {of.agentId !== null && !isMine && (
          <p class="standing">
            {t('standing.colleague', {
              name: desk.value?.colleagues.get(of.agentId)?.name ?? t('standing.somebody'),
            })}
          </p>
        )}
      </div>
    </main>
  );
}
