/** Tells a wish to talk that nobody answered in time from one that was answered or taken back. Pure. */
import { CALL_WISH_MS } from '../protocol/limits.ts';
import type { Ms } from '../protocol/schema.ts';

/** Clocks of two machines are never quite alike; in ms. */
const CLOCK_SLACK_MS = 2_000;

/** `now` by the server's clock, when the wish is found gone without a call. */
export const isWishTooOld = (wishedAt: Ms, now: Ms): boolean => now + CLOCK_SLACK_MS >= wishedAt + CALL_WISH_MS;
