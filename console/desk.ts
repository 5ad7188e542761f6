/** The desk's state as a signal, and the one way to change it. */
import { computed, signal } from '@preact/signals';
import { loadDesk, reduceDesk, type Desk, type DeskEvent } from './desk-state.ts';
import * as env from './env.ts';

export const desk = signal<Desk | null>(null);
/** Counts the times the server told us everything anew; rooms ask again for what they watch when it changes. */
export const connection = signal(0);

export function tell(event: DeskEvent): void {
  const before = desk.value;
  if (before) desk.value = reduceDesk(before, event, env.now());
  else if (event.name === 'desk:loaded') desk.value = loadDesk(null, event.body, env.now());
}

export const me = computed(() => desk.value?.me ?? null);
/** The server's clock now, as far as we know it. */
export const serverNow = (): number => env.now() + (desk.value?.serverAheadMs ?? 0);
