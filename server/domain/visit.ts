/** When a returning browser goes on with its session, and when it begins a new visit. */
import type { Ms } from '../../shared/protocol/schema.ts';

/** How long a session goes on after the last connection. */
export const VISIT_PAUSE_MS = 30 * 60_000;
/** The longest a session lasts; then its rows may be cleared away. */
export const VISIT_MAX_MS = 24 * 60 * 60_000;
/** How fine we know when a visitor was last seen; a commit for every page would be a commit for nothing. */
export const LAST_SEEN_STEP_MS = 60_000;

/** How long a browser that does not come back is remembered: the time from one purchase to the next, and no longer. */
export const REMEMBERED_MS = 180 * 24 * 60 * 60_000;

/** Whether a token still names the visitor it was given to. */
export const isRemembered = ({ lastSeenAt }: { readonly lastSeenAt: Ms }, now: Ms): boolean =>
  now - lastSeenAt < REMEMBERED_MS;

export type VisitFacts = {
  readonly lastSeenAt: Ms;
  /** Some tab of it is connected now. */
  readonly isOnline: boolean;
  readonly hasOpenConversation: boolean;
};

export const goesOn = ({ lastSeenAt, isOnline, hasOpenConversation }: VisitFacts, now: Ms): boolean =>
  isOnline || hasOpenConversation || now - lastSeenAt < VISIT_PAUSE_MS;

/** `de-AT` → `de` where the site speaks it, otherwise the site's first language. */
export function chooseLanguage<L extends string>(wanted: string, languages: readonly L[], fallback: L): L {
  const language = wanted.slice(0, 2).toLowerCase();
  return languages.find((known) => known === language) ?? languages[0] ?? fallback;
}
