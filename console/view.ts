/** What the person at the desk is looking at: room, narrow column, open dialog. Signals only; no server facts. */
import { computed, signal } from '@preact/signals';
import * as env from './env.ts';
import { readRoute, writeRoute, type Route } from './route.ts';

export const route = signal<Route>(readRoute(env.hash()));
env.onHash(() => {
  route.value = readRoute(env.hash());
});

export function go(to: Route): void {
  route.value = to;
  env.goTo(writeRoute(to));
}

/** Where the columns do not fit beside each other, one of them is shown. */
export type Column = 'work' | 'middle' | 'person' | 'page';
export const column = signal<Column>(route.value.room === 'inbox' ? 'work' : 'middle');

export type DialogName = 'phone' | 'shortcuts' | 'palette' | 'transfer' | 'ask-in' | 'push' | 'me' | null;
export const dialog = signal<DialogName>(null);
export const isDialogOpen = computed(() => dialog.value !== null);

/** Ticks once a second while the tab is seen; what shows a duration reads it. */
export const seconds = signal(env.now());
env.every(1_000, () => {
  if (env.isVisible()) seconds.value = env.now();
});
export const isVisible = signal(env.isVisible());
env.onVisibility(() => {
  isVisible.value = env.isVisible();
  seconds.value = env.now();
});
