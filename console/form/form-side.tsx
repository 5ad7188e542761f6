/** The form part beside the page: which forms there are, how far each is, who is where, and what I have suggested. */
import { ClipboardList, EyeOff } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { FormProgress } from '../../shared/protocol/page-note.ts';
import { t, tn } from '../i18n/t.ts';
import { askFor } from '../page/ask.ts';
import { hasCapability, isPaused, openAsk } from '../page/capabilities.ts';
import { notesOf } from '../page/page-notes.ts';
import { Empty } from '../ui/empty.tsx';
import { FieldRow } from './field-row.tsx';
import { progressOf } from './progress.ts';
import { goesInAtOnce } from './suggestions.ts';
import './form-side.css';

export function FormSide({ sessionId }: { sessionId: SessionId }) {
  if (!hasCapability(sessionId, 'view')) {
    return (
      <Empty icon={EyeOff} title={t('form.no_view')}>
        <span>{t('form.no_view_text')}</span>
      </Empty>
    );
  }
  const forms = notesOf(sessionId).forms?.forms ?? [];
  if (forms.length === 0) {
    return (
      <Empty icon={ClipboardList} title={t('form.none')}>
        <span>{t('form.none_text')}</span>
      </Empty>
    );
  }
  return (
    <div class="form-side">
      <Permission sessionId={sessionId} />
      {forms.map((form) => (
        <OneForm key={form.node} sessionId={sessionId} form={form} />
      ))}
    </div>
  );
}

function Permission({ sessionId }: { sessionId: SessionId }) {
  if (goesInAtOnce(sessionId)) {
    return (
      <p class="form-at-once small" role="status">
        <strong>{t('capability.fill')}</strong> {t('form.how_at_once')}
      </p>
    );
  }
  if (hasCapability(sessionId, 'form')) return <p class="small soft">{t('form.how')}</p>;
  if (isPaused(sessionId, 'form')) return <p class="small soft">{t('page.tool_paused')}</p>;
  const isWaiting = openAsk(sessionId, 'form') !== null;
  return (
    <div class="form-ask">
      <p class="small soft">{t('form.ask_text')}</p>
      <button type="button" class="button little" disabled={isWaiting} onClick={() => void askFor(sessionId, 'form')}>
        {t(isWaiting ? 'page.form_waiting' : 'form.ask')}
      </button>
    </div>
  );
}

function OneForm({ sessionId, form }: { sessionId: SessionId; form: FormProgress }) {
  const { filled, all, problems } = progressOf(form);
  const name = form.label || t('form.unnamed');
  return (
    <section class="form-one" aria-label={name}>
      <header>
        <strong class="clip">{name}</strong>
        <span class="small soft">{t('form.progress', { filled, all })}</span>
        <progress max={Math.max(1, all)} value={filled} aria-label={t('form.progress', { filled, all })} />
        {problems > 0 && <span class="small form-problems">{tn('form.problems', problems)}</span>}
      </header>
      <ul>
        {form.fields.map((field) => (
          <FieldRow key={field.node} sessionId={sessionId} field={field} />
        ))}
      </ul>
    </section>
  );
}
