/** The page stream between a visitor's node and an agent's: late comers, gaps, slow lines, floods; over the local bus. */
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../server/app/store.ts';
import { GRANTS_TOPIC } from '../../server/app/consent/publish-consent.ts';
import { createGrantsNow } from '../../server/sockets/relays/grants-now.ts';
import { newPageSource } from '../../server/sockets/relays/page-relay.ts';
import { createPageWatch, MAX_WAITING_BYTES, pointTopic } from '../../server/sockets/relays/page-watch.ts';
import { PAGE_FRAME_LIMIT } from '../../server/sockets/wire/rate-limits.ts';
import { MAX_ASSET_BYTES, MAX_ASSETS_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import {
  delivered,
  openStream,
  pageFrame as frame,
  SESSION,
  TAB,
  viewGrant as view,
  watchingAgent as agent,
} from '../support/page-stream.ts';
import { createSilentLog } from '../support/silent-log.ts';

let stream: Awaited<ReturnType<typeof openStream>>;
const send = (epoch: number, seq: number) => stream.send(epoch, seq);
beforeEach(async () => {
  stream = await openStream();
});

test('a late comer gets the newest snapshot and what followed, others nothing twice', async () => {
  stream.grants.note(SESSION, [view('anna'), view('mira')]);
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  for (const [epoch, seq] of [
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
  ] as const)
    send(epoch, seq);
  await delivered();
  const mira = agent('mira');
  await stream.watch.start(SESSION, mira);
  send(2, 2);
  await delivered();
  expect(anna.seen).toEqual(['1.0', '1.1', '2.0', '2.1', '2.2']);
  expect(mira.seen).toEqual(['2.0', '2.1', '2.2']);
});

test('a gap asks the browser for a new snapshot, not more often than it can bear', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  send(1, 0);
  send(1, 5);
  send(1, 6);
  expect(stream.wanted).toEqual(['page:snapshot-wanted']);
  stream.clock.advance(2_000);
  send(1, 7);
  expect(stream.wanted).toHaveLength(2);
});

test('a slow line is left out and gets the page afresh when it is free', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  send(1, 0);
  await delivered();
  anna.line = MAX_WAITING_BYTES + 1;
  send(1, 1);
  send(1, 2);
  await delivered();
  stream.watch.tick();
  expect(anna.seen).toEqual(['1.0']);
  anna.line = 0;
  stream.watch.tick();
  await delivered();
  send(1, 3);
  await delivered();
  expect(anna.seen).toEqual(['1.0', '1.0', '1.1', '1.2', '1.3']);
});

test('row 3: frames without a grant, of another tab, of another kind of thing are dropped', async () => {
  const anna = agent('anna');
  send(1, 0);
  stream.grants.note(SESSION, [view('anna')]);
  await stream.watch.start(SESSION, anna);
  stream.relay.receive(stream.source, [frame(1, 0, TAB + 1)]);
  for (const junk of [[], ['text'], [{}], [null], [Buffer.alloc(3)], [Buffer.alloc(2_000_000)], [frame(1, 0), 1]]) {
    stream.relay.receive(stream.source, junk);
  }
  await delivered();
  expect(anna.seen).toEqual([]);
  send(1, 0);
  await delivered();
  expect(anna.seen).toEqual(['1.0']);
});

test('row 7: the end of the grant ends the stream, also when only the bus says so', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  send(1, 0);
  await delivered();
  stream.bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [] });
  await delivered();
  send(1, 1);
  await delivered();
  expect(anna.seen).toEqual(['1.0']);
  expect(stream.watch.isWatching(SESSION, anna)).toBe(false);
});

test('row 23: a flood of frames is cut to the agreed rate', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  for (let seq = 0; seq < PAGE_FRAME_LIMIT.burst * 3; seq += 1) send(1, seq);
  await delivered();
  expect(anna.seen).toHaveLength(PAGE_FRAME_LIMIT.burst);
});

test('a hundred tabs of one session do not keep a hundred pages in memory', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  for (let tab = 0; tab < 100; tab += 1) {
    stream.relay.receive(newPageSource(SESSION, tab, stream.clock.now()), [frame(1, 0, tab)]);
  }
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  await delivered();
  expect(anna.seen.length).toBeGreaterThan(1);
  expect(anna.seen.length).toBeLessThanOrEqual(8);
});

test('what is read from the store never brings back what was revoked meanwhile', async () => {
  const { bus, clock } = stream;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const slow = { get: () => promise } as unknown as Store;
  const grants = await createGrantsNow({ bus, clock, store: slow });
  grants.note(SESSION, [view('anna')]);
  const refreshed = grants.refresh();
  grants.note(SESSION, []);
  resolve({ grants: [view('anna')] });
  await refreshed;
  expect(grants.holds(SESSION, 'view')).toBe(false);
});

test('what another node says late never brings back what was revoked, whoever reads in between', async () => {
  const { bus, grants } = stream;
  bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [], version: 6 });
  bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [view('anna')], version: 5 });
  await delivered();
  expect(grants.holds(SESSION, 'view')).toBe(false);
  bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [view('anna')], version: 7 });
  await delivered();
  expect(grants.holds(SESSION, 'view')).toBe(true);
});

test('a session nobody knew here: given and taken back while it is read stays taken back', async () => {
  const { bus, clock } = stream;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const grants = await createGrantsNow({ bus, clock, store: { get: () => promise } as unknown as Store });
  const reread = grants.reread(SESSION);
  bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [view('anna')], version: 5 });
  bus.publish(GRANTS_TOPIC, { sessionId: SESSION, grants: [], version: 6 });
  await delivered();
  resolve({ grants: [view('anna')], version: 6 });
  await reread;
  expect(grants.holds(SESSION, 'view')).toBe(false);
});

test('who begins to watch while the grant ends does not go on watching', async () => {
  const { bus, clock, grants } = stream;
  grants.note(SESSION, [view('anna')]);
  const { promise, resolve } = Promise.withResolvers<void>();
  const slowBus = {
    ...bus,
    subscribeBytes: async (...args: Parameters<typeof bus.subscribeBytes>) => {
      await promise;
      return bus.subscribeBytes(...args);
    },
  };
  const chance = { id: <T extends string>() => 'late' as T, secret: () => '', integer: () => 0 };
  const watch = createPageWatch({ bus: slowBus, chance, clock, grants, log: createSilentLog() });
  const anna = agent('anna');
  const started = watch.start(SESSION, anna);
  grants.note(SESSION, []);
  resolve();
  await started;
  expect(watch.isWatching(SESSION, anna)).toBe(false);
});

const asset = (name: number, size = 1) =>
  Buffer.from(encodePageFrame({ kind: 'asset', tab: TAB, epoch: 7, seq: name }, new Uint8Array(size)));

test('pictures of a page come once to each agent, after the page, and outlive its tab until the grant ends', async () => {
  stream.grants.note(SESSION, [view('anna'), view('mira')]);
  const [anna, mira] = [agent('anna'), agent('mira')];
  await stream.watch.start(SESSION, anna);
  send(1, 0);
  for (const name of [1, 2, 1]) stream.relay.receive(stream.source, [asset(name)]);
  await delivered();
  expect(anna.seen).toEqual(['1.0', '7.1', '7.2']);
  await stream.watch.start(SESSION, mira);
  await delivered();
  expect(mira.seen).toEqual(['1.0', '7.1', '7.2']);
  expect(anna.seen).toHaveLength(3);

  // The next page of the same tab shows them too.
  stream.relay.forgetTab(SESSION, TAB);
  send(2, 0);
  const late = agent('anna');
  await stream.watch.start(SESSION, late);
  await delivered();
  expect(late.seen).toEqual(['2.0', '7.1', '7.2']);

  stream.grants.note(SESSION, []);
  stream.grants.note(SESSION, [view('anna')]);
  send(3, 0);
  const after = agent('anna');
  await stream.watch.start(SESSION, after);
  await delivered();
  expect(after.seen).toEqual(['3.0']);
});

test('pictures wait for a busy line and come when it is free; too large ones and too many never come', async () => {
  stream.grants.note(SESSION, [view('anna')]);
  const anna = agent('anna');
  await stream.watch.start(SESSION, anna);
  send(1, 0);
  await delivered();
  anna.line = MAX_WAITING_BYTES / 2;
  stream.relay.receive(stream.source, [asset(1)]);
  send(1, 1);
  await delivered();
  expect(anna.seen).toEqual(['1.0', '1.1']);
  anna.line = 0;
  stream.watch.tick();
  await delivered();
  expect(anna.seen).toEqual(['1.0', '1.1', '7.1']);

  stream.relay.receive(stream.source, [asset(2, MAX_ASSET_BYTES * 1.5)]);
  for (let name = 10; name < 30; name += 1) stream.relay.receive(stream.source, [asset(name, MAX_ASSET_BYTES - 10)]);
  await delivered();
  const assets = anna.seen.filter((seen) => seen.startsWith('7.'));
  expect(assets).not.toContain('7.2');
  expect(assets.length).toBeLessThanOrEqual(1 + MAX_ASSETS_BYTES / (MAX_ASSET_BYTES - 10));
});

test('what an agent points at is seen by colleagues who see the page, not by that agent, and not on a line that is behind', async () => {
  stream.grants.note(SESSION, [view('anna', 0), view('mira', 1), view('ole', 2)]);
  const [anna, mira, ole] = [agent('anna'), agent('mira'), agent('ole')];
  for (const one of [anna, mira, ole]) await stream.watch.start(SESSION, one);
  ole.line = MAX_WAITING_BYTES;
  const pointed = Buffer.from([1, 3, 0]);
  stream.bus.publishBytes(pointTopic(SESSION), pointed);
  await delivered();
  expect([anna.pointed, mira.pointed, ole.pointed]).toEqual([[pointed], [], []]);
  stream.grants.note(SESSION, [{ ...view('anna', 0), paused: true }, view('mira', 1)]);
  stream.bus.publishBytes(pointTopic(SESSION), pointed);
  await delivered();
  expect(anna.pointed).toHaveLength(1);
});
