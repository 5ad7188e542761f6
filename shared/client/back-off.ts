/** How long to wait before the next try: doubling, capped, spread so that a crowd does not come back at the same moment. */
import type { Ms } from '../protocol/schema.ts';

export type BackOff = { readonly firstMs: Ms; readonly maxMs: Ms };

/** `attempt` counts from 0; `chance` is a number from 0 to 1 and moves the pause to between half of it and the whole. */
export function backOffMs(attempt: number, chance: number, { firstMs, maxMs }: BackOff): Ms {
  const wholeMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round((wholeMs * (1 + chance)) / 2);
}
