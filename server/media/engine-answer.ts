/** Turns what the media engine throws at hostile or late input into a closed refusal. */
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';

/** `isGone` tells a room or peer that closed meanwhile (join again) from a body the engine does not understand. */
export async function engineAnswer<T>(isGone: () => boolean, run: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await run());
  } catch (error) {
    if (isGone()) return refuse('unavailable');
    return refuse('bad_request', { detail: String(error).slice(0, 300) });
  }
}
