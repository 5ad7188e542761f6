/** Reads from two states of consent how the question that was open before has ended. Pure. */
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { isWishTooOld } from '../../shared/client/wish-age.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type AskOutcome = 'granted' | 'refused' | 'expired' | 'taken_back';

/** True when a page that could be seen before can no longer be seen. */
export const isViewOver = (before: ConsentState, after: ConsentState): boolean => hasView(before) && !hasView(after);
const hasView = ({ grants }: ConsentState): boolean => grants.some(({ capability }) => capability === 'view');

/** True when the visitor's own wish to talk grew old before anybody answered it. */
export const isWishMissed = ({ wish }: ConsentState, after: ConsentState, now: Ms): boolean =>
  wish !== null && after.wish === null && after.callId === null && isWishTooOld(wish.at, now);

/** Null while the question is still open. */
export function outcomeOf(before: ConsentState, after: ConsentState, now: Ms, isTakenBack: boolean): AskOutcome | null {
  const { ask } = before;
  if (!ask || after.ask?.askId === ask.askId) return null;
  const isGranted =
    ask.purpose === 'call'
      ? after.callId !== null && after.callId !== before.callId
      : after.grants.some(({ capability }) => capability === ask.purpose);
  if (isGranted) return 'granted';
  if (isTakenBack) return 'taken_back';
  return now >= ask.expiresAt ? 'expired' : 'refused';
}
