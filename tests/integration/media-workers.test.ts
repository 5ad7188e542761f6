/** Workers as processes: one is killed, a port is taken, the program is missing. */
import { afterEach, expect, it } from 'vitest';
import type { CallNotice } from '../../shared/protocol/call.ts';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import type { MediaPort } from '../../server/app/media-port.ts';
import { createMedia } from '../../server/media/mediasoup-media.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { freePort } from '../support/free-port.ts';
import { startRealMedia } from '../support/real-media.ts';
import { Recorder } from '../support/recorder.ts';
import { createSilentLog } from '../support/silent-log.ts';

const open: MediaPort[] = [];
const keep = <T extends { readonly media: MediaPort }>(real: T): T => {
  open.push(real.media);
  return real;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((media) => media.close()));
});

async function openRoom(
  media: MediaPort,
  callId: string,
  onNotice: (to: PeerId, notice: CallNotice) => void = () => {},
) {
  const opened = await media.openRoom(callId as CallId, 1, onNotice);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.data;
}

it('tells every peer when the worker dies, and carries new rooms on a new one', async () => {
  const { media, pids } = keep(await startRealMedia());
  const notices = new Recorder<{ to: PeerId; notice: CallNotice }>();
  const room = await openRoom(media, 'call', (to, notice) => notices.record({ to, notice }));
  await FakePeer.sit(room, 'a-anna');
  await FakePeer.sit(room, 'v-1');

  process.kill(pids[0]!, 'SIGKILL');
  const lost = { type: 'room_lost', callId: 'call', epoch: 1 };
  await notices.next(({ to, notice }) => to === 'a-anna' && notice.type === 'room_lost');
  await notices.next(({ to, notice }) => to === 'v-1' && notice.type === 'room_lost');
  expect(notices.all.filter(({ notice }) => notice.type === 'room_lost').map(({ notice }) => notice)).toEqual([
    lost,
    lost,
  ]);
  expect(media.room('call' as CallId)).toBeUndefined();
  expect(
    await room.join({
      peerId: 'v-1' as PeerId,
      role: 'visitor',
      name: 'v',
      maySend: [],
      maxBps: { camera: 1, screen: 1 },
    }),
  ).toMatchObject({
    error: { code: 'unavailable' },
  });

  await expect
    .poll(async () => (await media.openRoom('call' as CallId, 2, () => {})).ok, { timeout: 10_000 })
    .toBe(true);
  expect(pids).toHaveLength(2);
});

it('spreads rooms over its workers', async () => {
  const { media, pids } = keep(await startRealMedia({ workers: 2 }));
  const lost = new Recorder<string>();
  await openRoom(media, 'one', (_to, { type }) => type === 'room_lost' && lost.record('one'));
  const two = await openRoom(media, 'two', (_to, { type }) => type === 'room_lost' && lost.record('two'));
  await FakePeer.sit(media.room('one' as CallId)!, 'a-anna');
  await FakePeer.sit(two, 'a-jonas');
  process.kill(pids[1]!, 'SIGKILL');
  await lost.next(() => true);
  expect(lost.all).toEqual(['two']);
  expect(media.rooms().map(({ callId }) => callId)).toEqual(['one']);
});

it('walks on when its port is taken', async () => {
  const port = await freePort();
  const first = keep(await startRealMedia({ port, address: '127.0.0.1' }));
  const second = keep(await startRealMedia({ port, address: '127.0.0.1' }));
  expect(first.ports).toEqual([port]);
  expect(second.ports[0]).toBeGreaterThan(port);
});

it('meets two who open the same room at the same moment in one', async () => {
  const { media } = keep(await startRealMedia());
  const [one, other] = await Promise.all([openRoom(media, 'call'), openRoom(media, 'call')]);
  expect(one).toBe(other);
});

it('says why there is no media, and refuses calls', async () => {
  const media = await createMedia({ workerPath: '/nowhere/worker', port: 0, workers: 1 }, createSilentLog());
  expect(media.availability).toMatchObject({ state: 'missing', reason: expect.stringContaining('/nowhere/worker') });
  expect(await media.openRoom('call' as CallId, 1, () => {})).toMatchObject({ error: { code: 'media_unavailable' } });
  const off = await createMedia({ port: 0, workers: 0 }, createSilentLog());
  expect(off.availability).toMatchObject({ state: 'missing' });
});
