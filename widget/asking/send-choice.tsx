/** What a visitor sends in a call, as buttons; camera and microphone are looked at before anything is sent. */
import { Component } from 'preact';
import type { CallSending } from '../app.ts';
import type { Shown } from '../ui/shown.ts';
import { askWords } from './words.ts';

type Props = Shown & { readonly isBusy: boolean; readonly onChoose: (send: CallSending) => void };
type State = { readonly lobby: CallSending | null };

export class SendChoice extends Component<Props, State> {
  override state: State = { lobby: null };
  #place: HTMLElement | null = null;
  #close: (() => void) | undefined;

  override componentDidUpdate(_props: unknown, before: State) {
    if (before.lobby !== this.state.lobby) void this.#open();
  }
  override componentWillUnmount() {
    this.#close?.();
  }

  /** Where the lobby cannot be fetched the call begins all the same. */
  async #open(): Promise<void> {
    const { lobby } = this.state;
    this.#close?.();
    this.#close = undefined;
    if (!this.#place || !lobby) return;
    const { app, now } = this.props;
    // Ready by the time a person has looked at themselves; where that fails it is fetched, and missed, once the call begins.
    void import('../call/start-call.ts').catch(() => undefined);
    try {
      const [{ openLobby }, { callWords }] = await Promise.all([
        import('../call-tools/lobby.ts'),
        import('../call-tools/words.ts'),
      ]);
      if (this.state.lobby !== lobby || !this.#place) return;
      this.#close = openLobby({
        place: this.#place,
        shadow: app.shadow,
        send: lobby,
        words: callWords(now.locale),
        onStart: () => this.#choose(lobby),
        onBack: () => this.setState({ lobby: null }),
      });
    } catch {
      this.#choose(lobby);
    }
  }
  #choose(send: CallSending): void {
    this.setState({ lobby: null });
    this.props.onChoose(send);
  }

  render({ now, isBusy }: Props, { lobby }: State) {
    const words = askWords(now.locale);
    const option = (said: string, send: CallSending, isPlain = true) => (
      <button
        type="button"
        class={isPlain ? 'button button-plain' : 'button'}
        disabled={isBusy}
        onClick={() => (send.length > 0 ? this.setState({ lobby: send }) : this.#choose(send))}
      >
        {said}
      </button>
    );
    return (
      <>
        <div class="lobby" ref={(place) => void (this.#place = place)} />
        {!lobby && (
          <>
            {option(words.sendBoth, ['audio', 'video'], false)}
            {option(words.sendAudio, ['audio'])}
            {option(words.sendNothing, [])}
          </>
        )}
      </>
    );
  }
}
