/** Who wants to hear which message; a fault in one listener reaches neither the others nor the page. */
import type { Cancel } from '../env.ts';

type Run = (body: unknown) => void;
export type Listeners = {
  on(name: string, run: (body: never) => void): Cancel;
  tell(name: string, body: unknown): void;
};

export function createListeners(guard: (run: Run) => Run): Listeners {
  const byName = new Map<string, Set<Run>>();
  return {
    on(name, run) {
      const guarded = guard(run as Run);
      const runs = byName.get(name) ?? new Set();
      byName.set(name, runs.add(guarded));
      return () => runs.delete(guarded);
    },
    tell(name, body) {
      for (const run of byName.get(name) ?? []) run(body);
    },
  };
}
