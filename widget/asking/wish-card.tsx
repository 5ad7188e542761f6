/** The visitor's own wish to talk face to face: what to send, then waiting for the agent, who takes it or not. */
import { Component } from 'preact';
import { isTalking } from '../state/widget-state.ts';
import type { Shown } from '../ui/shown.ts';
import { followWish, wishToTalk } from './follow-wish.ts';
import { SendChoice } from './send-choice.tsx';
import { askWords } from './words.ts';

/** Nothing where the site or the moment does not allow it. */
export class WishCard extends Component<Shown> {
  override componentDidMount() {
    followWish(this.props.app);
  }

  render({ ...shown }: Shown) {
    const { app, now, texts } = shown;
    const { state, consents } = app;
    const { consent, conversation, mayCall, callWish } = now;
    const words = askWords(now.locale);
    const name = conversation?.agent?.name ?? texts.team;
    const first = name.split(' ')[0] ?? name;
    if (!mayCall || consent.callId || consent.ask) return null;
    if (consent.wish || callWish?.at === 'asked' || callWish?.at === 'queued') {
      const cancel = () => {
        state.set({ callWish: consent.wish ? { at: 'taken-back' } : null });
        consents.unwish();
      };
      return (
        <div class="wish" role="status">
          <span>{callWish?.at === 'queued' ? words.wishQueued : words.wishWaiting(name)}</span>
          <button type="button" class="quiet" onClick={cancel}>
            {words.wishCancel}
          </button>
        </div>
      );
    }
    if (callWish?.at === 'choosing') {
      return (
        <section class="wish wish-open" aria-label={words.wish}>
          <p class="wish-about">
            {words.askNever.call} {words.askStop.call}{' '}
            {conversation?.agent ? words.askSees.call(first) : words.wishSeesUs}
          </p>
          <div class="buttons buttons-stacked">
            <SendChoice {...shown} isBusy={false} onChoose={(send) => wishToTalk(app, send, words.wishFirstWords)} />
            <button type="button" class="button button-plain wish-cancel" onClick={() => state.set({ callWish: null })}>
              {words.wishCancel}
            </button>
          </div>
        </section>
      );
    }
    if (!isTalking(now) || conversation?.state !== 'assigned') return null;
    return (
      <div class="wish">
        <button type="button" class="quiet" onClick={() => state.set({ callWish: { at: 'choosing' } })}>
          {words.wish}
        </button>
        {callWish?.at === 'over' && <span role="status">{words.wishOver[callWish.why](first)}</span>}
      </div>
    );
  }
}
