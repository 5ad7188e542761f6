/** Leaves a message with an address when nobody is there; ends with the number of the case, never in nothing. */
import { Component } from 'preact';
import { MAX_MESSAGE_CHARS, MAX_NAME_CHARS } from '../../shared/protocol/limits.ts';
import type { ClientMessageId } from '../../shared/protocol/ids.ts';
import { makeId, nowMs } from '../env.ts';
import { timeWords } from '../i18n/time-words.ts';
import { Icon } from './icon.tsx';
import type { Shown } from './shown.ts';

type FormState = {
  readonly state: 'writing' | 'sending' | 'failed' | 'done';
  readonly problems: { readonly email?: boolean; readonly text?: boolean };
  readonly number: number;
  readonly email: string;
};
const EMAIL = /^[\w+.-]+@[\da-z][\da-z.-]*\.[a-z]{2,}$/i;

export class MessageForm extends Component<Shown, FormState> {
  override state: FormState = { state: 'writing', problems: {}, number: 0, email: '' };
  /** One id for all tries of the same message: a repeated send opens no second case. */
  readonly #id = makeId<ClientMessageId>();

  readonly #send = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = new FormData(form);
    const [name, email, text] = ['name', 'email', 'text'].map((field) => String(values.get(field) ?? '').trim()) as [
      string,
      string,
      string,
    ];
    const problems = { ...(EMAIL.test(email) ? {} : { email: true }), ...(text ? {} : { text: true }) };
    this.setState({ problems });
    const wrong = Object.keys(problems)[0];
    if (wrong) return form.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
    this.setState({ state: 'sending' });
    const { skill } = this.props.now;
    const answer = await this.props.app.connection.request('message:leave', {
      name,
      email,
      text,
      clientMessageId: this.#id,
      ...(skill ? { skill } : {}),
    });
    this.setState(answer.ok ? { state: 'done', number: answer.data.caseNumber, email } : { state: 'failed' });
    return undefined;
  };

  render({ now, texts }: Shown, { state, problems, number, email }: FormState) {
    if (state === 'done') {
      return (
        <div class="body done" role="status">
          <span class="done-icon">
            <Icon name="done" />
          </span>
          <h2>{texts.formDone}</h2>
          <p>{texts.formNumber(number)}</p>
          <p>{texts.formAnswer(email)}</p>
        </div>
      );
    }
    const { open = true, opensAt } = now.availability ?? {};
    return (
      <form class="body form" noValidate onSubmit={this.#send}>
        <p>{open || !opensAt ? texts.formIntro : texts.formIntroUntil(timeWords(opensAt, nowMs(), now.locale))}</p>
        <label>
          {texts.formName}
          <input name="name" autocomplete="name" maxLength={MAX_NAME_CHARS} data-first />
        </label>
        <label>
          {texts.formEmail}
          <input
            name="email"
            type="email"
            autocomplete="email"
            maxLength={254}
            required
            {...described(problems.email, 'email-problem')}
          />
        </label>
        {problems.email && (
          <p class="problem" id="email-problem">
            {texts.formEmailWrong}
          </p>
        )}
        <label>
          {texts.formText}
          <textarea
            name="text"
            rows={5}
            maxLength={MAX_MESSAGE_CHARS}
            required
            {...described(problems.text, 'text-problem')}
          />
        </label>
        {problems.text && (
          <p class="problem" id="text-problem">
            {texts.formTextMissing}
          </p>
        )}
        {state === 'failed' && (
          <p class="problem" role="alert">
            {texts.formFailed}
          </p>
        )}
        <button type="submit" class="button" disabled={state === 'sending'}>
          {state === 'sending' ? texts.formSending : texts.formSend}
        </button>
      </form>
    );
  }
}

const described = (isWrong: boolean | undefined, id: string) =>
  isWrong ? ({ 'aria-invalid': 'true', 'aria-describedby': id } as const) : {};
