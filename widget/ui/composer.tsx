/** Where the visitor writes: grows with the text, Enter sends, Shift+Enter makes a line, an unsent text survives a reload. */
import { Component, createRef } from 'preact';
import { MAX_MESSAGE_CHARS } from '../../shared/protocol/limits.ts';
import { keptInTab } from '../env.ts';
import { Icon } from './icon.tsx';
import type { Shown } from './shown.ts';

const DRAFT_KEY = 'lotse.draft';

export class Composer extends Component<Shown> {
  readonly #input = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    const input = this.#input.current;
    if (!input) return;
    input.value = keptInTab.get(DRAFT_KEY) ?? '';
    this.#fit();
  }
  #fit(): void {
    const input = this.#input.current;
    if (!input) return;
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
  }
  readonly #send = (event?: Event) => {
    event?.preventDefault();
    const input = this.#input.current;
    const text = input?.value.trim();
    if (!input || !text) return;
    this.props.app.chat.send(text);
    input.value = '';
    keptInTab.drop(DRAFT_KEY);
    this.#fit();
    input.focus();
  };

  render() {
    const { app, texts } = this.props;
    return (
      <form class="composer" onSubmit={this.#send}>
        <textarea
          ref={this.#input}
          rows={1}
          maxLength={MAX_MESSAGE_CHARS}
          placeholder={texts.write}
          aria-label={texts.write}
          data-first
          enterkeyhint="send"
          onInput={({ currentTarget }) => {
            keptInTab.set(DRAFT_KEY, currentTarget.value);
            this.#fit();
            if (currentTarget.value.trim()) app.chat.typed();
          }}
          onKeyDown={(event) => event.key === 'Enter' && !event.shiftKey && !event.isComposing && this.#send(event)}
        />
        <button type="submit" class="round round-filled" aria-label={texts.send}>
          <Icon name="send" />
        </button>
      </form>
    );
  }
}
