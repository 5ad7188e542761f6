/** Short words that come and go, and steps that wait a moment so that they can be taken back. */
import { signal } from '@preact/signals';
import type { WireError } from '../../shared/protocol/errors.ts';
import * as env from '../env.ts';
import { errorWords } from '../i18n/error-words.ts';

export type Toast = {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly undo?: () => void;
};
export const toasts = signal<readonly Toast[]>([]);

const PLAIN_MS = 4_000;
const BAD_MS = 7_000;
/** Long enough to see that it was the wrong one. */
export const UNDO_MS = 6_000;

function show(toast: Omit<Toast, 'id'>, ms: number): string {
  const id = env.freshId<string>();
  toasts.value = [...toasts.value.slice(-2), { ...toast, id }];
  env.after(ms, () => hide(id));
  return id;
}

export const hide = (id: string): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};
export const say = (text: string): void => void show({ text, tone: 'plain' }, PLAIN_MS);
export const sayError = (error: WireError): void => void show({ text: errorWords(error), tone: 'bad' }, BAD_MS);

/** Something is done already and can be undone. */
export function sayDone(text: string, undo: () => void): void {
  const id = show({ text, tone: 'plain', undo: () => (hide(id), undo()) }, UNDO_MS);
}

const deferred = new Set<() => void>();
env.onLeave(() => deferred.forEach((run) => run()));

/** Runs after the time to undo is over, or when the page is left; the answer takes it back. */
export function sayAndDo(text: string, run: () => void, undone: () => void): () => void {
  const once = () => {
    if (deferred.delete(once)) run();
  };
  const undo = () => {
    if (!deferred.delete(once)) return;
    hide(id);
    undone();
  };
  deferred.add(once);
  const id = show({ text, tone: 'plain', undo }, UNDO_MS);
  env.after(UNDO_MS, once);
  return undo;
}
