/** What every bus must do. `two` are two nodes' views of one bus; on one process they are the same object. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bus } from '../../server/app/ports.ts';
import { createInbox } from '../support/inbox.ts';

export type BusesForTest = { readonly two: readonly [Bus, Bus]; close(): Promise<void> };

export function busContract(open: () => Promise<BusesForTest>): void {
  let here: Bus;
  let there: Bus;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const buses = await open();
    [here, there] = buses.two;
    close = buses.close;
  });
  afterAll(() => close?.());

  it('delivers to every subscriber on every node, the publisher’s own included, in order', async () => {
    const inboxes = [createInbox(), createInbox(), createInbox()];
    await here.subscribe('ordered', inboxes[0]!.add);
    await here.subscribe('ordered', inboxes[1]!.add);
    await there.subscribe('ordered', inboxes[2]!.add);
    const sent = Array.from({ length: 50 }, (_, number) => ({ number }));
    for (const message of sent) here.publish('ordered', message);
    for (const inbox of inboxes) expect(await inbox.take(50)).toEqual(sent);
  });

  it('keeps topics apart, and messages from bytes', async () => {
    const inbox = createInbox();
    const bytes = createInbox();
    await here.subscribe('topic-a', inbox.add);
    await here.subscribeBytes('topic-a', bytes.add);
    there.publish('topic-b', 'not for us');
    there.publish('topic-a:more', 'nor this');
    there.publish('topic-a', 'ours');
    there.publishBytes('topic-a', Uint8Array.of(1));
    expect(await inbox.take(1)).toEqual(['ours']);
    expect(await bytes.take(1)).toHaveLength(1);
  });

  it.each([null, false, 0, '', 'text 🛶 \u0000', [1, [2]], { a: { b: null } }])(
    'carries %j as JSON does',
    async (message) => {
      const inbox = createInbox();
      const stop = await there.subscribe('json', inbox.add);
      here.publish('json', message);
      expect(await inbox.take(1)).toEqual([message]);
      stop();
    },
  );

  it('gives every subscriber a message of its own', async () => {
    const inbox = createInbox();
    await here.subscribe('own', (message) => ((message as { list: number[] }).list.length = 0));
    await here.subscribe('own', inbox.add);
    const message = { list: [1, 2, 3] };
    here.publish('own', message);
    expect(await inbox.take(1)).toEqual([{ list: [1, 2, 3] }]);
    expect(message.list).toEqual([1, 2, 3]);
  });

  it('carries bytes as they are, also a view into a larger buffer', async () => {
    const inbox = createInbox<Uint8Array>();
    await there.subscribeBytes('frames', inbox.add);
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    here.publishBytes('frames', all);
    here.publishBytes('frames', all.subarray(7, 9));
    here.publishBytes('frames', new Uint8Array(300_000).fill(255));
    const [first, second, third] = await inbox.take(3);
    expect([...first!]).toEqual([...all]);
    expect([...second!]).toEqual([7, 8]);
    expect(third!.byteLength).toBe(300_000);
  });

  it('delivers nothing after unsubscribing, and goes on for the others', async () => {
    const gone = createInbox();
    const stays = createInbox();
    const stop = await here.subscribe('leaving', gone.add);
    await here.subscribe('leaving', stays.add);
    stop();
    stop();
    there.publish('leaving', 'after');
    expect(await stays.take(1)).toEqual(['after']);
    expect(gone.size()).toBe(0);
  });

  it('may be subscribed to again', async () => {
    const inbox = createInbox();
    const stop = await here.subscribe('again', () => {});
    stop();
    await here.subscribe('again', inbox.add);
    there.publish('again', 'hello');
    expect(await inbox.take(1)).toEqual(['hello']);
  });

  it('asks the responder of a topic, wherever it is, many at once', async () => {
    await there.respond('double', async (body) => ({ twice: (body as { number: number }).number * 2 }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => here.request('double', { number }, 5_000)),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, number) => ({ twice: number * 2 })));
    expect(await there.request('double', { number: 21 }, 5_000)).toEqual({ twice: 42 });
  });

  it('says when nobody answers: no responder, one that left, one that throws, one that is too slow', async () => {
    await expect(here.request('nobody', {}, 5_000)).rejects.toMatchObject({ reason: 'no_responder', topic: 'nobody' });
    const stop = await there.respond('left', async () => 1);
    expect(await here.request('left', {}, 5_000)).toBe(1);
    stop();
    await expect(here.request('left', {}, 5_000)).rejects.toMatchObject({ name: 'NoAnswerError' });
    await there.respond('throws', async () => {
      throw new Error('out of ink');
    });
    await expect(here.request('throws', {}, 5_000)).rejects.toThrow(/out of ink/);
    await there.respond('slow', () => new Promise(() => {}));
    await expect(here.request('slow', {}, 20)).rejects.toMatchObject({ reason: 'time_out' });
  });

  it('is ready', async () => {
    await expect(here.ping()).resolves.toBeUndefined();
  });
}
