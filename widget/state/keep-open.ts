/** Keeps the panel open over reloads and page changes of this tab. On a phone it covers the page, so there it starts closed. */
import { isPhone, keptInTab } from '../env.ts';
import type { State, View } from './widget-state.ts';

const KEY = 'lotse.open';
const VIEWS: readonly string[] = ['home', 'chat', 'message', 'phone'] satisfies View[];
const isView = (text: string | null): text is View => text !== null && VIEWS.includes(text);

/** Opens what was open on the last page; to be called once the server has answered. */
export function openAgain(state: State): void {
  const view = keptInTab.get(KEY);
  if (isView(view) && !isPhone() && !state.get().isOpen) state.set({ isOpen: true, isOpenAgain: true, view });
}

export function keepOpen(state: State): void {
  state.subscribe((now, before) => {
    if (now.isOpen === before.isOpen && now.view === before.view) return;
    if (now.isOpen) keptInTab.set(KEY, now.view);
    else keptInTab.drop(KEY);
  });
}
