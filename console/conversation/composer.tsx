/** Where the agent writes: Enter sends, Shift+Enter breaks the line; the draft stays when another conversation is opened. */
import { PanelsTopLeft, SendHorizontal } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_MESSAGE_CHARS } from '../../shared/protocol/limits.ts';
import type { ConversationId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import { notify } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { dialog } from '../view.ts';
import { send } from './outbox.ts';

/** "Typing" is said again after this long, and taken back after a rest, in ms. */
const TYPING_AGAIN_MS = 3_000;
const TYPING_REST_MS = 4_000;
const NEARLY_FULL = 0.9;

const draftKey = (id: ConversationId) => `lotse.draft.${id}`;
const readDraft = (id: ConversationId): string => {
  const draft = env.readStored('session', draftKey(id));
  return typeof draft === 'string' ? draft : '';
};

export function Composer({ conversationId }: { conversationId: ConversationId }) {
  const [text, setText] = useState(() => readDraft(conversationId));
  const saidTypingAt = useRef(0);
  const cancelRest = useRef<env.Cancel>(() => {});

  function rest() {
    cancelRest.current();
    if (saidTypingAt.current > 0) notify('chat:typing', { conversationId, typing: false });
    saidTypingAt.current = 0;
  }
  useEffect(() => rest, []);

  function write(next: string) {
    setText(next);
    env.store('session', draftKey(conversationId), next || undefined);
    cancelRest.current();
    if (!next.trim()) return rest();
    if (env.now() - saidTypingAt.current > TYPING_AGAIN_MS) {
      saidTypingAt.current = env.now();
      notify('chat:typing', { conversationId, typing: true });
    }
    cancelRest.current = env.after(TYPING_REST_MS, rest);
  }
  function submit() {
    const message = text.trim();
    if (!message) return;
    send(conversationId, message);
    write('');
  }

  const left = MAX_MESSAGE_CHARS - text.length;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="composer-box">
        <textarea
          id="composer"
          rows={1}
          aria-label={t('composer.label')}
          placeholder={t('composer.placeholder')}
          maxLength={MAX_MESSAGE_CHARS}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={rest}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
        <button
          type="button"
          class="button quiet square"
          title={t('push.title')}
          onClick={() => (dialog.value = 'push')}
        >
          <Icon of={PanelsTopLeft} label={t('push.title')} />
        </button>
        <button class="button primary square" disabled={!text.trim()} title={t('composer.send')}>
          <Icon of={SendHorizontal} label={t('composer.send')} />
        </button>
      </div>
      <p class="composer-hint">
        <span>{t('composer.hint')}</span>
        {text.length > MAX_MESSAGE_CHARS * NEARLY_FULL && <span>{t('composer.left', { n: left })}</span>}
      </p>
    </form>
  );
}
