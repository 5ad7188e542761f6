/** In the bar of who watches: a pause for all of it, and the way back to an agent who leads when the visitor has left. */
import type { App } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import type { Cancel } from '../env.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import { restingWords } from './words.ts';

const PAUSE = 'M9 5v14M15 5v14';

export function offerPause({ state, consents, fence }: App, { bar }: SharedPage): Cancel {
  const words = restingWords(state.get().locale);
  const word = document.createElement('b');
  const pause = bar.addButton('', () => consents.pause('view', true));
  word.textContent = words.pause;
  bar.element.querySelector('button')?.after(pause);
  pause.classList.add('pause');
  pause.append(svgIcon(PAUSE), word);
  pause.ariaLabel = words.pause;
  pause.title = words.pauseHint;
  let takeBack: Cancel | undefined;

  const look = fence.guard(() => {
    const left = state.get().consent.grants.find(({ capability, paused }) => capability === 'lead' && paused);
    if ((left !== undefined) === (takeBack !== undefined)) return;
    takeBack?.();
    takeBack = undefined;
    if (!left) return;
    const rejoin = bar.addButton(words.rejoin, () => consents.pause('lead', false));
    const unsay = bar.say(words.notAlong(left.agentName));
    rejoin.classList.add('now');
    takeBack = () => {
      rejoin.remove();
      unsay();
    };
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return () => {
    cancel();
    takeBack?.();
    pause.remove();
  };
}
