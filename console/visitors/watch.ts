/** Keeps the list of live visitors coming while something on the screen shows them. */
import { computed, effect, signal } from '@preact/signals';
import { connection, tell } from '../desk.ts';
import * as env from '../env.ts';
import { request } from '../link.ts';
import { isVisible } from '../view.ts';

/** Another room often follows at once; no need to let go in between, in ms. */
const LINGER_MS = 3_000;
const lookers = signal(0);
const isWatching = computed(() => lookers.value > 0 && isVisible.value);

/** Call when it appears; call the answer when it goes. */
export function watchVisitors(): () => void {
  lookers.value += 1;
  return () => env.after(LINGER_MS, () => (lookers.value -= 1));
}

effect(() => {
  const watch = isWatching.value;
  // After a reconnect the server has forgotten that we watched.
  if (connection.value === 0) return;
  void request('visitors:watch', { watch }).then((answer) => {
    if (answer.ok && !watch && !isWatching.peek()) tell({ name: 'visitors:forgotten', body: {} });
  });
});
