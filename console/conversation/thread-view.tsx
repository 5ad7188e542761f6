/** The messages in order, grouped by day and by who spoke; keeps the end in sight unless somebody reads further up. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArrowDown } from 'lucide';
import { emptyThread, lastSeq } from '../../shared/client/thread.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { desk, serverNow } from '../desk.ts';
import { dayWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { seconds } from '../view.ts';
import { MessageLine } from './message-line.tsx';
import { PendingLine } from './pending-line.tsx';
import { groupMessages } from './group-messages.ts';
import './thread-view.css';

/** A visitor who stopped without saying so, in ms. */
const TYPING_SHOWN_MS = 8_000;
const NEAR_END_PX = 80;

export function ThreadView({ conversation }: { conversation: DeskConversation }) {
  const { conversationId, cursors, visitorName } = conversation;
  const thread = desk.value?.threads.get(conversationId) ?? emptyThread(conversationId);
  const typingSince = desk.value?.typing.get(conversationId);
  const isTyping = typingSince !== undefined && seconds.value - typingSince < TYPING_SHOWN_MS;
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const last = lastSeq(thread);

  useLayoutEffect(() => {
    if (isAtEnd) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [last, thread.pending.length, isTyping, isAtEnd]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const keepEnd = new ResizeObserver(() => isAtEnd && element.scrollTo({ top: element.scrollHeight }));
    keepEnd.observe(element);
    return () => keepEnd.disconnect();
  }, [isAtEnd]);

  const ownLast = thread.messages.findLast(({ author }) => author.kind === 'agent')?.seq;
  return (
    <div class="thread-frame">
      <div
        class="scroll thread"
        ref={box}
        role="log"
        aria-label={t('thread')}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END_PX)
        }
      >
        {thread.messages.length === 0 && conversation.lastSeq > 0 && <Skeleton lines={5} label={t('loading')} />}
        {conversation.lastSeq === 0 && thread.messages.length === 0 && (
          <p class="thread-none faint">{t(`origin.${conversation.origin}`)}</p>
        )}
        {groupMessages(thread.messages).map(({ day, groups }) => (
          <section key={day}>
            <h2 class="thread-day small">{dayWords(day, serverNow(), locale.value)}</h2>
            {groups.map((group) => (
              <div key={group[0]?.seq} class="thread-group">
                {group.map((message, index) => (
                  <MessageLine
                    key={message.seq}
                    message={message}
                    visitorName={visitorName}
                    isFirst={index === 0}
                    cursors={message.seq === ownLast ? cursors : null}
                  />
                ))}
              </div>
            ))}
          </section>
        ))}
        {thread.pending.map((pending) => (
          <PendingLine key={pending.clientMessageId} conversationId={conversationId} pending={pending} />
        ))}
        {isTyping && (
          <p class="thread-typing small" role="status">
            <span class="typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {t('thread.typing', { name: visitorName })}
          </p>
        )}
      </div>
      {!isAtEnd && (
        <button type="button" class="button little thread-down" onClick={() => setAtEnd(true)}>
          <Icon of={ArrowDown} /> {t('thread.to_end')}
        </button>
      )}
    </div>
  );
}
