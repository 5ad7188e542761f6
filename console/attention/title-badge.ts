/** Writes what waits into the tab's title: "(2) Lotse". */
import { effect } from '@preact/signals';
import { desk } from '../desk.ts';
import { unreadTotal, waitingConversations } from '../desk-lists.ts';
import * as env from '../env.ts';

export function keepTitle(): void {
  effect(() => {
    const state = desk.value;
    const count = state ? unreadTotal(state) + waitingConversations(state).length + state.askedInto.length : 0;
    env.setTitle(count > 0 ? `(${count}) Lotse` : 'Lotse');
  });
}
