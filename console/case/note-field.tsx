/** Writes a note into the case; colleagues see it, the customer never does. */
import { StickyNote } from 'lucide';
import { useState } from 'preact/hooks';
import { MAX_NOTE_CHARS } from '../../shared/protocol/limits.ts';
import type { CaseId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { sayError } from '../ui/toast.ts';
import './note-field.css';

export function NoteField({ caseId, rows = 2 }: { caseId: CaseId; rows?: number }) {
  const key = `lotse.note.${caseId}`;
  const [text, setText] = useState(() => String(env.readStored('session', key) ?? ''));
  const [isBusy, setBusy] = useState(false);

  function write(next: string) {
    setText(next);
    env.store('session', key, next || undefined);
  }
  async function submit() {
    if (!text.trim() || isBusy) return;
    setBusy(true);
    const answer = await request('case:note', { caseId, text: text.trim() });
    setBusy(false);
    if (!answer.ok) return sayError(answer.error);
    tell({ name: 'history:added', body: { caseId, entry: answer.data } });
    write('');
  }

  return (
    <form
      class="note-field"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <textarea
        id="note"
        class="input"
        rows={rows}
        maxLength={MAX_NOTE_CHARS}
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit();
        }}
      />
      {text.trim() && (
        <button class="button little" disabled={isBusy}>
          <Icon of={StickyNote} size={14} /> {t('note.add')}
        </button>
      )}
    </form>
  );
}
