/** Leases seen by all nodes, in Redis: values that run out by Redis' own clock, and an index to find them by prefix. */
import type { Leases, Log } from '../app/ports.ts';
import { connectRedis } from './redis-connection.ts';

const LEASE = 'lotse:l:';
const INDEX = 'lotse:leases';
/** Reads the live leases of a span of the index and forgets those that ran out, in one step. */
const LIST = `
local answer = {}
for _, key in ipairs(redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], ARGV[2])) do
  local value = redis.call('GET', ARGV[3] .. key)
  if value then
    answer[#answer + 1] = key
    answer[#answer + 1] = value
  else
    redis.call('ZREM', KEYS[1], key)
  end
end
return answer`;

export type RedisLeases = Leases & { close(): Promise<void> };

/** Rejects when Redis cannot be reached. */
export async function createRedisLeases(url: string, log: Log): Promise<RedisLeases> {
  const redis = await connectRedis(url, { name: 'leases', waitsWhenAway: false }, log);
  return {
    async hold(key, value, ttlMs) {
      await redis
        .multi()
        .set(LEASE + key, JSON.stringify(value), { expiration: { type: 'PX', value: Math.max(1, Math.round(ttlMs)) } })
        .zAdd(INDEX, { score: 0, value: key })
        .exec();
    },
    async drop(key) {
      await redis
        .multi()
        .del(LEASE + key)
        .zRem(INDEX, key)
        .exec();
    },
    async get(key) {
      const text = await redis.get(LEASE + key);
      return text === null ? undefined : JSON.parse(text);
    },
    async list(prefix) {
      const span = [`[${prefix}`, `[${prefix}\u{10ffff}`];
      const found = (await redis.eval(LIST, { keys: [INDEX], arguments: [...span, LEASE] })) as string[];
      const leases = [];
      for (let place = 0; place < found.length; place += 2) {
        leases.push({ key: found[place] ?? '', value: JSON.parse(found[place + 1] ?? 'null') as unknown });
      }
      return leases;
    },
    async close() {
      redis.destroy();
    },
  };
}
