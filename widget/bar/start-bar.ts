/** What the bar of who watches offers beside its end: a pause, what is allowed, and one button for all that where the row is too short. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import { offerPause } from '../resting/offer-pause.ts';
import { tellHeight } from '../resting/tell-height.ts';
import css from './bar.css?inline';
import { showAllowed } from './show-allowed.ts';
import { barWords } from './words.ts';

const DOWN = 'm7 10 5 5 5-5';

export function startBar(app: App, page: SharedPage): Feature {
  const { bar } = page;
  const { allowed, more: moreWords } = barWords(app.state.get().locale);
  adoptOnce(app.shadow, css);
  const word = document.createElement('b');
  word.textContent = allowed;
  const more = bar.addButton('', () => {
    more.ariaExpanded = String(bar.element.toggleAttribute('data-open'));
  });
  more.classList.add('more');
  more.ariaExpanded = 'false';
  more.ariaLabel = moreWords;
  more.title = moreWords;
  more.append(word, svgIcon(DOWN));
  // The same place whatever part was there first.
  bar.element.querySelector('button')?.after(more);
  const cancels = [
    offerPause(app, page),
    showAllowed(app, bar),
    tellHeight(bar.element, app.shadow.host as HTMLElement),
    () => more.remove(),
  ];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
