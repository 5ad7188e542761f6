/** Keeps a wish to talk that waits for somebody over the page changes of this tab; what was asked for already the server knows. */
import { keptInTab } from '../env.ts';
import type { CallWish } from './widget-state.ts';

const KEY = 'lotse.queued-wish';
type Send = Extract<CallWish, { at: 'queued' }>['send'];

/** Null when none waits. */
export function keptWish(): Send | null {
  const kept = keptInTab.get(KEY);
  return kept === null ? null : (['audio', 'video'] as const).filter((capability) => kept.includes(capability));
}
export const keepWish = (wish: CallWish | null): void =>
  wish?.at === 'queued' ? keptInTab.set(KEY, wish.send.join(' ')) : keptInTab.drop(KEY);
