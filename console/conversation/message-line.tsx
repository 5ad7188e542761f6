/** One message: visitor on the left, colleagues and I on the right, notices in the middle. */
import { Check, CheckCheck } from 'lucide';
import type { Cursors, Message } from '../../shared/protocol/chat.ts';
import { desk } from '../desk.ts';
import { timeWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { PageCard } from '../push/page-card.tsx';
import { Icon } from '../ui/icon.tsx';

type Props = {
  message: Message;
  visitorName: string;
  isFirst: boolean;
  /** Given for my side's last message only: that is where "read" stands. */
  cursors: Cursors | null;
};

export function MessageLine({ message, visitorName, isFirst, cursors }: Props) {
  const { author, body, at, seq } = message;
  const time = timeWords(at, locale.value);
  if (body.type === 'notice') {
    return (
      <p class="thread-notice small">
        {t(`notice.${body.code}`, { name: body.name ?? '' })} · {time}
      </p>
    );
  }
  const isPage = body.type === 'page';
  // A newer server says what this build does not know.
  if (!isPage && body.type !== 'text') return <p class="thread-notice small">{t('thread.newer')}</p>;
  const words = isPage ? body.note : body.text;
  const isOwn = author.kind === 'agent';
  const isMe = isOwn && author.agentId === desk.value?.me.agentId;
  const name = author.kind === 'agent' ? (isMe ? t('thread.you') : author.name) : visitorName;
  return (
    <div class={`message ${isOwn ? 'own' : 'theirs'}`}>
      {isFirst && (
        <span class="message-head small">
          <strong>{name}</strong> <time dateTime={new Date(at).toISOString()}>{time}</time>
        </span>
      )}
      {words && <p class="bubble">{words}</p>}
      {isPage && <PageCard message={message} page={body} />}
      {cursors && <Reached seq={seq} cursors={cursors} />}
    </div>
  );
}

function Reached({ seq, cursors }: { seq: number; cursors: Cursors }) {
  const how = cursors.visitorRead >= seq ? 'read' : cursors.visitorDelivered >= seq ? 'delivered' : 'sent';
  return (
    <span class={`reached small ${how}`}>
      <Icon of={how === 'sent' ? Check : CheckCheck} size={14} /> {t(`reached.${how}`)}
    </span>
  );
}
