import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisLeases } from '../../server/bus/redis-leases.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { leasesContract } from './leases.contract.ts';

let server: ThrowAwayRedis;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server?.stop());

describe('leases in Redis', () => {
  leasesContract(async () => {
    const here = await createRedisLeases(server.url, createSilentLog());
    const there = await createRedisLeases(server.url, createSilentLog());
    const close = async () => void (await Promise.all([here.close(), there.close()]));
    return { two: [here, there], letPass: () => {}, close };
  });

  it('fails while Redis is away and works when it is back', async () => {
    const leases = await createRedisLeases(server.url, createSilentLog());
    await leases.hold('kept', 1, 60_000);
    await server.restart();
    await expect
      .poll(
        () =>
          leases.hold('kept', 2, 60_000).then(
            () => 'held',
            () => 'away',
          ),
        { timeout: 20_000 },
      )
      .toBe('held');
    expect(await leases.list('kept')).toEqual([{ key: 'kept', value: 2 }]);
    await leases.close();
  });
});
