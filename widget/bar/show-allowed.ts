/** What is allowed beside seeing, as short words in the same order always, each taken back by its own click. */
import type { App } from '../app.ts';
import type { WatchBar } from '../cobrowse/watch-bar.ts';
import type { Cancel } from '../env.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import { barWords } from './words.ts';

const ORDER = ['point', 'form', 'lead', 'control', 'fill'] as const;
/** Nothing goes in at once by somebody who may not fill in. */
const NEEDS: Partial<Record<string, string>> = { fill: 'form' };
const CROSS = 'M7 7l10 10M17 7 7 17';

export function showAllowed({ state, consents, fence }: App, bar: WatchBar): Cancel {
  const words = barWords(state.get().locale);
  const group = document.createElement('div');
  const title = document.createElement('b');
  group.className = 'allowed';
  group.setAttribute('role', 'group');
  group.ariaLabel = words.allowed;
  title.textContent = `${words.allowed}:`;
  group.append(title);

  const buttons = ORDER.map((capability) => {
    const [word = '', end = ''] = words[capability];
    // Whoever does not go along may go along again: that is another button.
    const button = bar.addButton(word, () =>
      capability === 'lead' ? consents.pause('lead', true) : consents.stop(capability),
    );
    button.title = end;
    button.ariaLabel = end;
    button.append(svgIcon(CROSS));
    // What is done without asking is always to be seen, and one click away.
    if (capability === 'fill') button.classList.add('now', 'unasked');
    else group.append(button);
    return [capability, button] as const;
  });
  const look = fence.guard(() => {
    const live = state.get().consent.grants.filter(({ paused }) => !paused);
    const has = (agent: string, wanted = 'view') =>
      live.some(({ capability, agentId }) => capability === wanted && agentId === agent);
    for (const [capability, button] of buttons) {
      const holders = live.filter(
        (grant) => grant.capability === capability && has(grant.agentId) && has(grant.agentId, NEEDS[capability]),
      );
      button.hidden = holders.length === 0;
      // Where there is no room for the sentence this says who.
      if (capability === 'fill') button.dataset.who = holders.map(({ agentName }) => agentName).join(', ');
    }
    const isEmpty = buttons.every(([, button]) => button.hidden || !group.contains(button));
    if (isEmpty) group.remove();
    else if (!group.isConnected) bar.element.append(group);
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return () => {
    cancel();
    group.remove();
    for (const [, button] of buttons) button.remove();
  };
}
