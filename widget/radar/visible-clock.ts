/** Counts the time something was really looked at. Pure: told when the page shows and hides. */
import type { Ms } from '../../shared/protocol/schema.ts';

export type VisibleClock = { readonly countedMs: Ms; readonly shownAt: Ms | null };

export const startClock = (now: Ms, isVisible: boolean, countedMs: Ms = 0): VisibleClock => ({
  countedMs,
  shownAt: isVisible ? now : null,
});
export const readClock = ({ countedMs, shownAt }: VisibleClock, now: Ms): Ms =>
  countedMs + (shownAt === null ? 0 : Math.max(0, now - shownAt));
export const showClock = (clock: VisibleClock, now: Ms, isVisible: boolean): VisibleClock =>
  startClock(now, isVisible, readClock(clock, now));
