import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisBus } from '../../server/bus/redis-bus.ts';
import { createInbox } from '../support/inbox.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { busContract } from './bus.contract.ts';

let server: ThrowAwayRedis;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server?.stop());

async function openTwo() {
  const here = await createRedisBus(server.url, createSilentLog());
  const there = await createRedisBus(server.url, createSilentLog());
  const close = async () => void (await Promise.all([here.close(), there.close()]));
  return { two: [here, there] as const, close };
}

describe('bus over Redis', () => {
  busContract(openTwo);

  it('tells of a subscriber that throws, and the others get the message', async () => {
    const log = createSilentLog();
    const bus = await createRedisBus(server.url, log);
    const inbox = createInbox();
    await bus.subscribe('faulty', () => {
      throw new Error('broken');
    });
    await bus.subscribe('faulty', inbox.add);
    bus.publish('faulty', 1);
    expect(await inbox.take(1)).toEqual([1]);
    expect(log.lines).toContainEqual({ level: 'error', message: 'A subscriber failed' });
    await bus.close();
  });

  it('comes back by itself after Redis was away, with its subscriptions and responders', async () => {
    const { two, close } = await openTwo();
    const [here, there] = two;
    const inbox = createInbox();
    await there.subscribe('steady', inbox.add);
    await there.respond('steady', async () => 'still here');
    await server.restart();
    await expect
      .poll(() => here.request('steady', {}, 500).catch(() => 'away'), { timeout: 20_000 })
      .toBe('still here');
    here.publish('steady', 'after');
    expect(await inbox.take(1)).toEqual(['after']);
    await expect(here.ping()).resolves.toBeUndefined();
    await close();
  });

  it('rejects what waits for an answer when it is closed', async () => {
    const { two, close } = await openTwo();
    const [here, there] = two;
    const asked = createInbox();
    await there.respond('never', (body) => new Promise(() => asked.add(body)));
    const answer = here.request('never', 'please', 20_000).catch((error: unknown) => error);
    await asked.take(1);
    await close();
    expect(await answer).toMatchObject({ reason: 'closed' });
    await expect(here.ping()).rejects.toThrow();
  });

  it('says at the start when there is no Redis', async () => {
    await expect(createRedisBus('redis://127.0.0.1:1', createSilentLog())).rejects.toThrow(/ECONNREFUSED/);
  });
});
