/** Asks a colleague into the open conversation, with a word about why; those who are there and have the skills come first. */
import { UserRoundPlus } from 'lucide';
import { useState } from 'preact/hooks';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { MAX_PUSH_NOTE_CHARS } from '../../shared/protocol/limits.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { selectedConversation } from '../selected.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { say, sayError } from '../ui/toast.ts';
import { dialog } from '../view.ts';
import { colleaguesFor } from './colleagues-for.ts';
import { ColleagueChoice } from './colleague-choice.tsx';
import './ask-in-dialog.css';

const close = () => (dialog.value = null);

export function AskInDialog() {
  const state = desk.value;
  const conversation = selectedConversation.value;
  const [chosen, choose] = useState<AgentId | null>(null);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (!state || !conversation) return null;
  const colleagues = colleaguesFor(state, conversation);

  async function submit() {
    if (!chosen || !conversation) return;
    setBusy(true);
    const { conversationId } = conversation;
    const answer = await request('colleague:ask-in', { conversationId, agentId: chosen, note: note.trim() });
    setBusy(false);
    if (!answer.ok) return sayError(answer.error);
    say(t('companions.asked_toast', { name: state?.colleagues.get(chosen)?.name ?? '' }));
    close();
  }

  return (
    <Dialog title={t('companions.ask')} onClose={close}>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset class="colleague-choices">
          <legend class="soft">{t('companions.ask_text', { name: conversation.visitorName })}</legend>
          {colleagues.map(({ colleague, standing }) => (
            <ColleagueChoice
              key={colleague.agentId}
              colleague={colleague}
              standing={standing}
              isChosen={chosen === colleague.agentId}
              onChoose={() => choose(colleague.agentId)}
            />
          ))}
          {colleagues.length === 0 && <p class="faint">{t('companions.nobody')}</p>}
        </fieldset>
        <Field
          label={t('companions.note')}
          hint={t('companions.note_hint')}
          value={note}
          onValue={setNote}
          maxLength={MAX_PUSH_NOTE_CHARS}
        />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {t('cancel')}
          </button>
          <button class="button primary" disabled={isBusy || chosen === null}>
            <Icon of={UserRoundPlus} /> {t('companions.ask_go')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
