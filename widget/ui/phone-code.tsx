/** "I am on the phone": shows the spoken session code with its time, makes a new one when it is over, says when it was used. */
import { Component } from 'preact';
import { after, every, nowMs, type Cancel } from '../env.ts';
import { Icon } from './icon.tsx';
import type { Shown } from './shown.ts';

type CodeState = {
  readonly code: string;
  readonly expiresAt: number;
  readonly hasFailed: boolean;
  readonly now: number;
};
/** How long we wait after a failed try, in ms. */
const AGAIN_MS = 5_000;

export class PhoneCode extends Component<Shown, CodeState> {
  override state: CodeState = { code: '', expiresAt: 0, hasFailed: false, now: nowMs() };
  #cancels: Cancel[] = [];
  #isAsking = false;

  override componentDidMount(): void {
    this.props.app.state.set({ linkedTo: null });
    this.#cancels = [every(1_000, () => this.#tick())];
    void this.#make();
  }
  override componentWillUnmount(): void {
    for (const cancel of this.#cancels) cancel();
  }
  #tick(): void {
    const now = nowMs() + this.props.now.clockOffsetMs;
    this.setState({ now });
    if (this.state.code && now >= this.state.expiresAt && !this.props.now.linkedTo) void this.#make();
  }
  async #make(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await this.props.app.connection.request('code:make', {});
    this.#isAsking = false;
    if (answer.ok) this.setState({ ...answer.data, hasFailed: false });
    else {
      this.setState({ hasFailed: true, code: '' });
      this.#cancels.push(after(answer.error.retryAfterMs ?? AGAIN_MS, () => void this.#make()));
    }
  }

  render({ app, now: { linkedTo }, texts }: Shown, { code, expiresAt, hasFailed, now }: CodeState) {
    if (linkedTo) {
      return (
        <div class="body done">
          <span class="done-icon">
            <Icon name="done" />
          </span>
          <h2>{texts.linked(linkedTo)}</h2>
          <p>{texts.linkedHint}</p>
          <button type="button" class="button" onClick={() => app.open('chat')}>
            {texts.toChat}
          </button>
        </div>
      );
    }
    const leftSeconds = Math.max(0, Math.floor((expiresAt - now) / 1_000));
    const left = `${Math.floor(leftSeconds / 60)}:${String(leftSeconds % 60).padStart(2, '0')}`;
    return (
      <div class="body phone">
        <p>{texts.codeIntro}</p>
        <p class="code" aria-label={[...code].join(' ')}>
          {groupsOf(code).map((group) => (
            <span>{group}</span>
          ))}
        </p>
        {hasFailed ? (
          <p class="problem" role="status">
            {texts.codeFailed}
          </p>
        ) : (
          <p class="left">{code && texts.codeLeft(left)}</p>
        )}
        <p class="soft">{texts.codeWhy}</p>
      </div>
    );
  }
}

/** Three and four: how people read numbers aloud. */
const groupsOf = (code: string): string[] => (code ? [code.slice(0, 3), code.slice(3)] : ['···', '····']);
