/** One live visitor in full, with the invitation by hand. */
import { ArrowLeft, MessageSquare, Send } from 'lucide';
import { useState } from 'preact/hooks';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import { me } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { NowSection } from '../person/now-section.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { say, sayError } from '../ui/toast.ts';
import { column, go } from '../view.ts';

export function VisitorColumn({ visitor }: { visitor: LiveVisitor }) {
  const { conversationId } = visitor;
  return (
    <aside class="column sunken right" aria-label={visitor.visitorName}>
      <header class="column-head">
        <button
          type="button"
          class="button quiet square back"
          aria-label={t('back')}
          onClick={() => (column.value = 'work')}
        >
          <Icon of={ArrowLeft} />
        </button>
        <h2 class="clip">{visitor.visitorName}</h2>
      </header>
      <div class="scroll">
        <NowSection sessionId={visitor.sessionId} />
        {visitor.referrer && (
          <section class="person-section">
            <h2>{t('visitors.from')}</h2>
            <p class="small soft clip">{visitor.referrer}</p>
          </section>
        )}
        <section class="person-section">
          {conversationId ? (
            <button
              type="button"
              class="button wide"
              onClick={() => {
                go({ room: 'conversation', conversationId });
                column.value = 'middle';
              }}
            >
              <Icon of={MessageSquare} /> {t('visitors.to_conversation')}
            </button>
          ) : (
            <InviteForm visitor={visitor} />
          )}
        </section>
      </div>
    </aside>
  );
}

function InviteForm({ visitor }: { visitor: LiveVisitor }) {
  const [text, setText] = useState(() => t('invite.suggestion', { name: me.value?.name.split(' ')[0] ?? '' }));
  const [isBusy, setBusy] = useState(false);
  return (
    <form
      class="contact-form"
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        const answer = await request('visitor:invite', { sessionId: visitor.sessionId, text: text.trim() });
        setBusy(false);
        if (answer.ok) say(t('invite.sent', { name: visitor.visitorName }));
        else sayError(answer.error);
      }}
    >
      <Field
        label={t('invite.label')}
        value={text}
        onValue={setText}
        rows={3}
        maxLength={300}
        hint={t('invite.hint')}
      />
      <button class="button primary wide" disabled={isBusy || !text.trim()}>
        <Icon of={Send} /> {t('invite.go')}
      </button>
    </form>
  );
}
