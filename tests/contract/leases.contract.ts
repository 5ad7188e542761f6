/** What all leases must do. `two` are two nodes' views of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Leases } from '../../server/app/ports.ts';

export type LeasesForTest = {
  readonly two: readonly [Leases, Leases];
  /** Lets time pass where the test owns the clock; elsewhere it passes by itself and the test polls. */
  letPass(ms: number): void;
  close(): Promise<void>;
};

const LONG_MS = 60_000;
const SHORT_MS = 30;

export function leasesContract(open: () => Promise<LeasesForTest>): void {
  let here: Leases;
  let there: Leases;
  let opened: LeasesForTest;
  beforeAll(async () => {
    opened = await open();
    [here, there] = opened.two;
  });
  afterAll(() => opened?.close());

  it('shows every node what is held, with its newest value', async () => {
    await here.hold('seen', { status: 'away' }, LONG_MS);
    await here.hold('seen', { status: 'available' }, LONG_MS);
    expect(await there.get('seen')).toEqual({ status: 'available' });
    expect(await there.get('unseen')).toBeUndefined();
  });

  it('lists live leases by the beginning of their keys', async () => {
    await here.hold('list:b', 2, LONG_MS);
    await there.hold('list:a', 1, LONG_MS);
    await there.hold('list', 0, LONG_MS);
    await there.hold('lisu:a', 3, LONG_MS);
    expect(await here.list('list:')).toEqual([
      { key: 'list:a', value: 1 },
      { key: 'list:b', value: 2 },
    ]);
    expect(await here.list('other:')).toEqual([]);
  });

  it('takes the beginning of a key literally', async () => {
    await here.hold('star*:a', 1, LONG_MS);
    await here.hold('starry:a', 2, LONG_MS);
    expect((await there.list('star*')).map(({ key }) => key)).toEqual(['star*:a']);
  });

  it('forgets a dropped lease at once', async () => {
    await here.hold('drop:a', 1, LONG_MS);
    await there.drop('drop:a');
    await there.drop('drop:never-held');
    expect(await here.get('drop:a')).toBeUndefined();
    expect(await here.list('drop:')).toEqual([]);
  });

  it('forgets a lease that ran out, and keeps the one held again', async () => {
    await here.hold('time:short', 1, SHORT_MS);
    await here.hold('time:again', 1, SHORT_MS);
    await here.hold('time:again', 2, LONG_MS);
    opened.letPass(SHORT_MS);
    await expect.poll(() => there.get('time:short')).toBeUndefined();
    expect(await there.list('time:')).toEqual([{ key: 'time:again', value: 2 }]);
  });

  it('can be held anew after it ran out', async () => {
    await here.hold('anew:a', 1, SHORT_MS);
    opened.letPass(SHORT_MS);
    await expect.poll(() => here.list('anew:')).toEqual([]);
    await there.hold('anew:a', 2, LONG_MS);
    expect(await here.list('anew:')).toEqual([{ key: 'anew:a', value: 2 }]);
  });
}
