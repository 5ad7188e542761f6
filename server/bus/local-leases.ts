/** Leases of a single process. */
import type { Clock, Leases } from '../app/ports.ts';

export function createLocalLeases(clock: Clock): Leases {
  const held = new Map<string, { readonly text: string; readonly until: number }>();

  /** Forgets what has run out, so that nothing piles up. */
  function live(key: string): string | undefined {
    const lease = held.get(key);
    if (!lease) return undefined;
    if (lease.until > clock.now()) return lease.text;
    held.delete(key);
    return undefined;
  }

  return {
    async hold(key, value, ttlMs) {
      held.set(key, { text: JSON.stringify(value), until: clock.now() + ttlMs });
    },
    async drop(key) {
      held.delete(key);
    },
    async get(key) {
      const text = live(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async list(prefix) {
      const leases = [];
      for (const key of [...held.keys()].filter((one) => one.startsWith(prefix)).toSorted()) {
        const text = live(key);
        if (text !== undefined) leases.push({ key, value: JSON.parse(text) as unknown });
      }
      return leases;
    },
  };
}
