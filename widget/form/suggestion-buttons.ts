/** What the bar offers for suggestions: taking several at once, and going to one that is out of sight. */
import type { WatchBar } from '../cobrowse/watch-bar.ts';
import type { FieldFollower } from './follow-fields.ts';
import type { Suggestions } from './suggestions.ts';
import type { FormWords } from './words.ts';

/** Reading several before taking them at once is worth a button from here on. */
const SEVERAL = 2;

export function suggestionButtons(
  bar: WatchBar,
  { takeAll, show }: FormWords,
  suggestions: Suggestions,
  { outOfSight }: Pick<FieldFollower, 'outOfSight'>,
) {
  const all = bar.addButton(takeAll, suggestions.acceptAll);
  const go = bar.addButton(show, () =>
    outOfSight()[0]?.element.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    }),
  );
  // Never behind another button: there is something to answer.
  for (const button of [all, go]) button.classList.add('now');
  const look = () => {
    all.hidden = suggestions.open().length < SEVERAL;
    go.hidden = outOfSight().length === 0;
  };
  look();
  return {
    show: look,
    remove() {
      all.remove();
      go.remove();
    },
  };
}
