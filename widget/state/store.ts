/** One value that many watch: setting a part tells everybody what is and what was. */
import type { Cancel } from '../env.ts';

export type Store<T> = {
  get(): T;
  set(part: Partial<T>): void;
  subscribe(run: (now: T, before: T) => void): Cancel;
};

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const watchers = new Set<(now: T, before: T) => void>();
  return {
    get: () => value,
    set(part) {
      const before = value;
      if (Object.entries(part).every(([key, next]) => before[key as keyof T] === next)) return;
      value = { ...value, ...part };
      // A watcher may set again: each sees the newest value, and what it was before this very change.
      for (const watcher of watchers) watcher(value, before);
    },
    subscribe(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
  };
}
