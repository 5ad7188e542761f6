/** A question for consent: who asks, what they will see or hear, what they never will, and how it ends. */
import { Component } from 'preact';
import type { Ask } from '../../shared/protocol/consent.ts';
import type { CallSending } from '../app.ts';
import { Face } from '../ui/face.tsx';
import { Icon } from '../ui/icon.tsx';
import { SendChoice } from './send-choice.tsx';
import type { Shown } from '../ui/shown.ts';
import { askWords } from './words.ts';

const YES_WORDS = {
  view: 'askYes',
  point: 'askYesPoint',
  form: 'askYesForm',
  lead: 'askYesLead',
  control: 'askYesControl',
} as const;
type CardState = { readonly isAnswering: boolean; readonly hasFailed: boolean };

export class ConsentCard extends Component<Shown & { ask: Ask }, CardState> {
  override state: CardState = { isAnswering: false, hasFailed: false };

  readonly #answer = async (answer: 'yes' | 'no', send: CallSending = []) => {
    this.setState({ isAnswering: true, hasFailed: false });
    const arrived = await this.props.app.consents.answer(answer, send);
    this.setState({ isAnswering: false, hasFailed: !arrived });
  };

  render({ ask: { agent, purpose }, ...shown }: Shown & { ask: Ask }, { isAnswering, hasFailed }: CardState) {
    const words = askWords(shown.now.locale);
    const first = agent.name.split(' ')[0] ?? agent.name;
    return (
      <section class="card consent" role="dialog" aria-label={words.ask[purpose](agent.name)}>
        <div class="person">
          <Face face={agent} large />
          <h2>{words.ask[purpose](agent.name)}</h2>
        </div>
        <ul>
          <li>
            <Icon name="eye" />
            {words.askSees[purpose](first)}
          </li>
          <li>
            <Icon name="hidden" />
            {words.askNever[purpose]}
          </li>
          <li>
            <Icon name="stop" />
            {words.askStop[purpose]}
          </li>
        </ul>
        {hasFailed && (
          <p class="problem" role="alert">
            {words.askFailed}
          </p>
        )}
        <div class={purpose === 'call' ? 'buttons buttons-stacked' : 'buttons'}>
          {purpose === 'call' ? (
            <SendChoice {...shown} isBusy={isAnswering} onChoose={(send) => this.#answer('yes', send)} />
          ) : (
            <button type="button" class="button" disabled={isAnswering} onClick={() => this.#answer('yes')}>
              {words[YES_WORDS[purpose]]}
            </button>
          )}
          <button type="button" class="button button-plain" disabled={isAnswering} onClick={() => this.#answer('no')}>
            {words.askNo}
          </button>
        </div>
      </section>
    );
  }
}
