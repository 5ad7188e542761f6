/** The visitor's own wish to talk face to face: what to send, then waiting for the agent, who takes it or not. */
import { Component } from 'preact';
import type { CallSending } from '../app.ts';
import { SendChoice } from './send-choice.tsx';
import type { Shown } from './shown.ts';

type State = {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  readonly waited: boolean;
};

/** Nothing where the site or the moment does not allow it. */
export class WishCard extends Component<Shown, State> {
  override state: State = { isOpen: false, isBusy: false, hasFailed: false, waited: false };

  readonly #wish = async (send: CallSending) => {
    this.setState({ isBusy: true });
    const refused = await this.props.app.consents.wish(send);
    this.setState({ isBusy: false, isOpen: false, hasFailed: refused !== null, waited: refused === null });
  };

  override componentDidUpdate({ now: before }: Shown) {
    const { consent } = this.props.now;
    // Taken or declined: a wish that went without a call was a no.
    if (before.consent.wish && !consent.wish)
      this.setState({ waited: false, hasFailed: !consent.callId && this.state.waited });
  }

  render({ ...shown }: Shown, { isOpen, isBusy, hasFailed }: State) {
    const { app, now, texts } = shown;
    const { consent, conversation, mayCall } = now;
    if (!mayCall || conversation?.state !== 'assigned' || consent.callId || consent.ask) return null;
    const name = conversation.agent?.name ?? texts.team;
    if (consent.wish) {
      return (
        <p class="wish" role="status">
          {texts.wishWaiting(name)}{' '}
          <button type="button" class="quiet" onClick={() => (this.setState({ waited: false }), app.consents.unwish())}>
            {texts.wishCancel}
          </button>
        </p>
      );
    }
    if (!isOpen) {
      return (
        <div class="wish">
          <button type="button" class="quiet" onClick={() => this.setState({ isOpen: true, hasFailed: false })}>
            {texts.wish}
          </button>
          {hasFailed && <span role="status">{texts.wishNo}</span>}
        </div>
      );
    }
    return (
      <section class="wish wish-open" aria-label={texts.wish}>
        <div class="buttons buttons-stacked">
          <SendChoice {...shown} isBusy={isBusy} onChoose={this.#wish} />
          <button type="button" class="button button-plain" onClick={() => this.setState({ isOpen: false })}>
            {texts.wishCancel}
          </button>
        </div>
      </section>
    );
  }
}
