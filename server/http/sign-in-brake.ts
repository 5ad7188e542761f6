/** Slows down guessing of passwords: by client address, by e-mail, and by both together. Names the limiter library. */
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 10 * 60;
/** Tries a window. An office shares an address; one mistaken person stays below eight; the e-mail's own limit is wide so
 *  that a stranger cannot lock somebody out with a few tries. */
const TRIES = { address: 60, email: 100, both: 8 };

export type SignInBrake = {
  /** Undefined to go on, otherwise how long to wait, in ms. */
  take(address: string, email: string): Promise<number | undefined>;
  /** A right password: the person's own count starts again. */
  forgive(address: string, email: string): Promise<void>;
};

export function createSignInBrake(redis?: unknown): SignInBrake {
  const limiter = (keyPrefix: string, points: number): RateLimiterAbstract => {
    const options = { keyPrefix: `lotse:sign-in:${keyPrefix}`, points, duration: WINDOW_SECONDS };
    if (redis === undefined) return new RateLimiterMemory(options);
    // While Redis is away each node counts by itself, which is better than letting everybody or nobody in.
    const insuranceLimiter = new RateLimiterMemory(options);
    return new RateLimiterRedis({ ...options, storeClient: redis, useRedisPackage: true, insuranceLimiter });
  };
  const byAddress = limiter('address', TRIES.address);
  const byEmail = limiter('email', TRIES.email);
  const byBoth = limiter('both', TRIES.both);
  const both = (address: string, email: string) => `${address} ${email.toLowerCase()}`;
  return {
    take: async (address, email) => {
      // The narrowest first: what it stops must not use up what others share.
      for (const [limit, key] of [
        [byBoth, both(address, email)],
        [byAddress, address],
        [byEmail, email.toLowerCase()],
      ] as const) {
        const wait = await waitMs(limit, key);
        if (wait > 0) return wait;
      }
      return undefined;
    },
    forgive: async (address, email) => {
      await byBoth.delete(both(address, email));
    },
  };
}

/** 0 when there is room; the library rejects with a result when there is none, and with an error when it is broken. */
async function waitMs(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(error.msBeforeNext, 1_000);
    throw error;
  }
}
