/** The id of this tab: the same over reloads and pages, another one in a duplicated tab (which inherits the tab's storage). */
import { keptInTab, listen, makeId } from '../env.ts';

const KEY = 'lotse.tab';

export function takeTabId(): string {
  const id = keptInTab.get(KEY) ?? makeId<string>();
  // Only there while no page of this tab is alive, so a duplicate made meanwhile finds nothing.
  keptInTab.drop(KEY);
  listen(globalThis, 'pagehide', () => keptInTab.set(KEY, id));
  listen(globalThis, 'pageshow', () => keptInTab.drop(KEY));
  return id;
}
