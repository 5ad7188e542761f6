/** The conversation: what was said, who is writing, how the queue stands, and the place to write. */
import { isTalking } from '../state/widget-state.ts';
import { Asking } from './asking.ts';
import { Composer } from './composer.tsx';
import { MessageLog } from './message-log.tsx';
import type { Shown } from './shown.ts';

export function ChatView(shown: Shown) {
  const { app, now, texts } = shown;
  const { conversation, thread } = now;
  const isOver = conversation?.state === 'closed';
  const isEmpty = thread.messages.length + thread.pending.length === 0;
  return (
    <div class="body chat">
      <div class="end-question" role="group" aria-label={texts.endQuestion} hidden>
        <span>{texts.endQuestion}</span>
        <button type="button" class="button" onClick={(event) => (hideQuestion(event), app.chat.close())}>
          {texts.end}
        </button>
        <button type="button" class="button button-plain" onClick={hideQuestion}>
          {texts.goOn}
        </button>
      </div>
      {now.mayCall && <Asking {...shown} part="wish" />}
      <MessageLog {...shown} />
      {isEmpty && (
        <p class="first-words">
          {conversation?.agent ? texts.firstWordsWith(firstName(conversation.agent.name)) : texts.firstWords}
        </p>
      )}
      {conversation?.state === 'queued' && (
        <p class="queue" role="status">
          <strong>{texts.queued}</strong> {conversation.position ? texts.queuedAt(conversation.position) : ''}{' '}
          {conversation.expectedWaitMs ? texts.waitAbout(Math.ceil(conversation.expectedWaitMs / 60_000)) : ''}
        </p>
      )}
      {isOver && !isTalking(now) ? (
        <div class="over">
          <button type="button" class="button" data-first onClick={() => startAgain(shown)}>
            {texts.startAgain}
          </button>
        </div>
      ) : (
        <Composer {...shown} />
      )}
    </div>
  );
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;

function hideQuestion({ currentTarget }: Event): void {
  const question = (currentTarget as HTMLElement).closest<HTMLElement>('.end-question');
  if (question) question.hidden = true;
}

/** The old words give way to an empty page; they stay with the case. */
function startAgain({ app, now }: Shown): void {
  app.state.set({ conversation: null, thread: { ...now.thread, conversationId: null, messages: [] } });
  app.open('chat');
}
