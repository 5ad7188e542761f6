/** What an agent did on a page, counted until it becomes one line of the time line. Pure. */
import type { ActionKind } from '../../shared/protocol/control.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

/** Nothing done for so long ends a line. */
const QUIET_MS = 5_000;
/** Whoever works on without a pause gets a line a minute. */
const LONGEST_LINE_MS = 60_000;

export type ControlUse = {
  readonly since: Ms;
  readonly lastAt: Ms;
  /** Passed on to the browser, by kind, and how many of them it refused. */
  readonly counts: Readonly<Partial<Record<ActionKind | 'refused', number>>>;
};

export function countUse(use: ControlUse | undefined, kind: ActionKind | 'refused', now: Ms): ControlUse {
  const counts = { ...use?.counts, [kind]: (use?.counts[kind] ?? 0) + 1 };
  return { since: use?.since ?? now, lastAt: now, counts };
}

export const isLineOver = ({ since, lastAt }: ControlUse, now: Ms): boolean =>
  now - lastAt >= QUIET_MS || now - since >= LONGEST_LINE_MS;
