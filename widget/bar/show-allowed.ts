/** What is allowed beside seeing, as a group of short words in the same order always, each taken back by its own click. */
import type { App } from '../app.ts';
import type { WatchBar } from '../cobrowse/watch-bar.ts';
import type { Cancel } from '../env.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import { barWords } from './words.ts';

const ORDER = ['point', 'form', 'lead', 'control'] as const;
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
    group.append(button);
    return [capability, button] as const;
  });
  const look = fence.guard(() => {
    const live = state.get().consent.grants.filter(({ paused }) => !paused);
    const sees = (agent: string) => live.some(({ capability, agentId }) => capability === 'view' && agentId === agent);
    const isAllowed = (wanted: string) =>
      live.some(({ capability, agentId }) => capability === wanted && sees(agentId));
    for (const [capability, button] of buttons) button.hidden = !isAllowed(capability);
    const isEmpty = buttons.every(([, button]) => button.hidden);
    if (isEmpty) group.remove();
    else if (!group.isConnected) bar.element.append(group);
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return () => {
    cancel();
    group.remove();
  };
}
