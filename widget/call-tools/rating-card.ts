/** Asks once, after a call, how it was: five stars and, if somebody likes, a sentence. */
import type { CallId } from '../../shared/protocol/ids.ts';
import type { App } from '../app.ts';
import { after, keptInTab } from '../env.ts';
import { element } from '../call/call-parts.ts';
import type { CallWords } from './words.ts';

const STARS = [1, 2, 3, 4, 5] as const;
const THANKS_MS = 2_500;
const ASKED_KEY = 'lotse.rated';

export function askForRating({ connection, shadow, fence, state }: App, callId: CallId, words: CallWords): void {
  if (keptInTab.get(ASKED_KEY) === callId) return;
  keptInTab.set(ASKED_KEY, callId);
  const card = element('section', 'call-rating');
  const title = element('h2', '');
  const stars = element('div', 'call-stars');
  const comment = element('textarea', '');
  const send = element('button', 'call-rate');
  const skip = element('button', 'call-skip');
  let chosen: (typeof STARS)[number] | undefined;
  card.setAttribute('aria-label', words.rate);
  title.textContent = words.rate;
  stars.setAttribute('role', 'radiogroup');
  stars.setAttribute('aria-label', words.rate);
  comment.placeholder = words.rateComment;
  comment.setAttribute('aria-label', words.rateComment);
  comment.maxLength = 1_000;
  comment.hidden = true;
  send.type = 'button';
  send.textContent = words.rateSend;
  send.hidden = true;
  skip.type = 'button';
  skip.textContent = words.rateSkip;
  const buttons = STARS.map((star) => {
    const button = element('button', 'call-star');
    button.type = 'button';
    button.textContent = '★';
    button.setAttribute('role', 'radio');
    button.setAttribute('aria-label', words.rateStar(star));
    button.addEventListener('click', () => {
      chosen = star;
      for (const [place, each] of buttons.entries()) {
        each.setAttribute('aria-checked', String(place + 1 === star));
        each.toggleAttribute('data-lit', place < star);
      }
      comment.hidden = false;
      send.hidden = false;
    });
    return button;
  });
  stars.append(...buttons);
  card.append(title, stars, comment, send, skip);
  shadow.append(card);
  // What is asked of the visitor now is more important than what was.
  const cancel = state.subscribe((now) => (now.consent.ask || now.consent.callId) && remove());
  function remove(): void {
    cancel();
    card.remove();
  }
  skip.addEventListener('click', remove);
  send.addEventListener(
    'click',
    fence.guard(async () => {
      if (!chosen) return;
      send.disabled = true;
      const answer = await connection.request('call:rate', { callId, stars: chosen, comment: comment.value });
      // Already rated elsewhere is as good as rated; a lost line can be tried again.
      if (!answer.ok && answer.error.code === 'unavailable') return void (send.disabled = false);
      card.replaceChildren(Object.assign(element('p', ''), { textContent: words.rateThanks }));
      after(THANKS_MS, remove);
    }),
  );
}
