/** In the bar of who watches: a pause for all of it, and the way back to an agent who leads when the visitor has left. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import type { Cancel } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import css from './resting.css?inline';
import { tellHeight } from './tell-height.ts';
import { restingWords } from './words.ts';

const PAUSE = 'M9 5v14M15 5v14';

export function offerPause({ state, consents, fence, shadow }: App, { bar }: SharedPage): Feature {
  const words = restingWords(state.get().locale);
  const pause = bar.addButton(words.pause, () => consents.pause('view', true));
  const more = bar.addButton(words.more, () => {
    const isOpen = bar.element.toggleAttribute('data-open');
    more.textContent = isOpen ? words.less : words.more;
    more.ariaExpanded = String(isOpen);
  });
  more.classList.add('more');
  more.ariaExpanded = 'false';
  const stopTelling = tellHeight(bar.element, shadow.host as HTMLElement);
  adoptOnce(shadow, css);
  // The same place whatever part was there first.
  bar.element.querySelector('button')?.after(pause, more);
  pause.classList.add('pause');
  pause.replaceChildren(svgIcon(PAUSE));
  pause.setAttribute('aria-label', words.pause);
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
    takeBack = () => {
      rejoin.remove();
      unsay();
    };
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return {
    stop() {
      cancel();
      takeBack?.();
      pause.remove();
      more.remove();
      stopTelling();
    },
  };
}
