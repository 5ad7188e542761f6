/** The list of messages, read aloud as it grows, kept at its end unless somebody scrolled back. */
import { Component, createRef } from 'preact';
import { nowMs } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { PageCard } from '../push/page-card.tsx';
import { linkParts } from './link-parts.ts';
import { messageLines, type Line } from './message-lines.ts';
import type { Shown } from './shown.ts';

/** Nearer than this to the end counts as being there, in pixels. */
const NEAR_END_PX = 80;

export class MessageLog extends Component<Shown> {
  readonly #log = createRef<HTMLDivElement>();
  #follows = true;

  override componentDidMount(): void {
    this.#toEnd();
  }
  override componentDidUpdate(before: Shown): void {
    const grew =
      this.props.now.thread !== before.now.thread || this.props.now.isAgentTyping !== before.now.isAgentTyping;
    if (grew && (this.#follows || this.props.now.thread.pending.length > before.now.thread.pending.length))
      this.#toEnd();
  }
  #toEnd(): void {
    const log = this.#log.current;
    if (log) log.scrollTop = log.scrollHeight;
  }

  render() {
    const { now, texts } = this.props;
    return (
      <div
        class="log"
        ref={this.#log}
        role="log"
        aria-label={texts.messages}
        tabIndex={0}
        onScroll={({ currentTarget: log }) => {
          this.#follows = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
        }}
      >
        {messageLines(now.thread, now.conversation?.cursors).map((line) => (
          <MessageLine key={line.key} {...this.props} line={line} />
        ))}
        {now.isAgentTyping && (
          <p class="typing">
            <span aria-hidden="true" class="dots">
              <i />
              <i />
              <i />
            </span>
            <span class={now.conversation?.companions?.length ? '' : 'unseen'}>
              {texts.typing(now.typingName ?? now.conversation?.agent?.name ?? texts.team)}
            </span>
          </p>
        )}
      </div>
    );
  }
}

function MessageLine({ line, app, texts, now }: Shown & { line: Line }) {
  const time = new Intl.DateTimeFormat(now.locale, { hour: 'numeric', minute: '2-digit' }).format(line.at);
  return (
    <>
      {line.isNewDay && <p class="day">{dayWords(line.at, texts, now.locale)}</p>}
      {line.side === 'notice' ? (
        <p class="notice">{(line.notice && texts.notice[line.notice]?.(line.name)) || texts.newer}</p>
      ) : (
        <div class={`message message-${line.side}${line.isFirst ? ' message-first' : ''}`}>
          {line.isFirst && (
            <p class="meta">
              <span class={line.side === 'own' ? 'unseen' : ''}>{line.side === 'own' ? texts.you : line.name}</span>{' '}
              {time}
            </p>
          )}
          {line.text && (
            <p class="bubble">
              {linkParts(line.text).map(({ text, href }) =>
                href ? (
                  <a href={href} target="_blank" rel="noopener noreferrer nofollow">
                    {text}
                  </a>
                ) : (
                  text
                ),
              )}
            </p>
          )}
          {line.page && <PageCard {...{ app, now, texts }} page={line.page} />}
          {line.mark && (
            <p class={`mark mark-${line.mark}`}>
              {texts[line.mark]}
              {line.mark === 'failed' && (
                <>
                  {' '}
                  <button type="button" class="link" onClick={() => app.chat.retry(line.key as never)}>
                    {texts.retry}
                  </button>{' '}
                  <button type="button" class="link" onClick={() => app.chat.discard(line.key as never)}>
                    {texts.discard}
                  </button>
                </>
              )}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function dayWords(at: number, texts: Texts, locale: string): string {
  const day = (ms: number) => new Date(ms).toDateString();
  if (day(at) === day(nowMs())) return texts.today;
  if (day(at) === day(nowMs() - 86_400_000)) return texts.yesterday;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
}
