/** What the bar offers for suggestions: taking several at once, letting them go in at once, and going to one that is out of sight. */
import type { WatchBar } from '../cobrowse/watch-bar.ts';
import type { Cancel } from '../env.ts';
import type { Directly } from './directly.ts';
import type { FieldFollower } from './follow-fields.ts';
import type { Suggestions } from './suggestions.ts';
import type { FormWords } from './words.ts';

/** Reading several before taking them at once is worth a button from here on. */
const SEVERAL = 2;

export function suggestionButtons(
  bar: WatchBar,
  words: FormWords & { readonly who: string },
  suggestions: Suggestions,
  directly: Directly,
  { outOfSight }: Pick<FieldFollower, 'outOfSight'>,
) {
  const all = bar.addButton(words.takeAll, suggestions.acceptAll);
  const go = bar.addButton(words.show, () =>
    outOfSight()[0]?.element.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    }),
  );
  const atOnce = bar.addButton(words.directly, () => {
    directly.toggle();
    look();
  });
  let saysOn: boolean | undefined;
  let unsay: Cancel | undefined;
  atOnce.classList.add('at-once');
  atOnce.setAttribute('role', 'switch');
  atOnce.title = words.directlyMeans;
  // Never behind another button: there is something to answer.
  for (const button of [all, go]) button.classList.add('now');
  const look = () => {
    all.hidden = suggestions.open().length < SEVERAL;
    go.hidden = outOfSight().length === 0;
    const isOn = directly.isOn();
    atOnce.hidden = !isOn && suggestions.open().length === 0;
    if (isOn === saysOn) return;
    saysOn = isOn;
    atOnce.ariaChecked = String(isOn);
    // What is on is seen, and one click away.
    atOnce.classList.toggle('now', isOn);
    unsay?.();
    unsay = bar.say((isOn ? words.writes : words.fillsIn)(words.who));
  };
  look();
  return {
    show: look,
    remove() {
      all.remove();
      go.remove();
      atOnce.remove();
      unsay?.();
    },
  };
}
