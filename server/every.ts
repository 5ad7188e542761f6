/** A duty done again and again: never beside itself, a fault is logged and the next turn comes all the same. */
import type { Log } from './app/ports.ts';

export type Duty = {
  /** Resolves when the turn under way, if any, has ended. */
  stop(): Promise<void>;
};

export function every(intervalMs: number, name: string, work: () => Promise<void> | void, log: Log): Duty {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (running) return;
    running = (async () => work())()
      .catch((error: unknown) => log.error({ err: error, duty: name }, 'a duty failed'))
      .finally(() => {
        running = undefined;
      });
  }, intervalMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
