/** Media rooms on a real worker: who sits, who sends, who hears of it, and what nobody may do. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallNotice } from '../../shared/protocol/call.ts';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import type { MediaPort, MediaRoom } from '../../server/app/media-port.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { startRealMedia } from '../support/real-media.ts';
import { Recorder } from '../support/recorder.ts';

let media: MediaPort;
let room: MediaRoom;
let calls = 0;
const notices = new Recorder<{ to: PeerId; notice: CallNotice }>();
const typesFor = (peerId: string) => notices.all.filter(({ to }) => to === peerId).map(({ notice }) => notice.type);

beforeAll(async () => {
  ({ media } = await startRealMedia());
});
afterAll(() => media.close());
beforeEach(async () => {
  calls += 1;
  const opened = await media.openRoom(`call-${calls}` as CallId, 1, (to, notice) => notices.record({ to, notice }));
  if (!opened.ok) throw new Error(opened.error.code);
  room = opened.data;
  notices.clear();
});

describe('sending and receiving', () => {
  it('tells the others of a producer, who consume it paused and resume it', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    const visitor = await FakePeer.sit(room, 'v-1', { role: 'visitor' });
    expect(visitor.joined.peers).toEqual([{ peerId: 'a-anna', role: 'agent', name: 'a-anna', producers: [] }]);

    const produced = await anna.produce('audio', 'microphone');
    if (!produced.ok) throw new Error(JSON.stringify(produced.error));
    const { producerId } = produced.data;
    expect(notices.all.at(-1)).toMatchObject({
      to: 'v-1',
      notice: { type: 'producer_opened', producer: { producerId, kind: 'audio', source: 'microphone', paused: false } },
    });

    const consumed = await visitor.consume(producerId);
    expect(consumed).toMatchObject({ ok: true, data: { producerId, kind: 'audio', source: 'microphone' } });
    if (!consumed.ok) return;
    expect(await room.resume(visitor.peerId, consumed.data.consumerId)).toEqual({ ok: true, data: {} });
  });

  it('shows a newcomer what is already sent, and tells of a pause and an end', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    const produced = await anna.produce('video', 'camera');
    if (!produced.ok) throw new Error(JSON.stringify(produced.error));
    const { producerId } = produced.data;
    await room.pause(anna.peerId, producerId, true);
    const visitor = await FakePeer.sit(room, 'v-1', { role: 'visitor' });
    expect(visitor.joined.peers[0]?.producers).toEqual([{ producerId, kind: 'video', source: 'camera', paused: true }]);
    await room.pause(anna.peerId, producerId, false);
    await room.closeProducer(anna.peerId, producerId);
    expect(typesFor('v-1')).toEqual(['replaced', 'producer_paused', 'producer_closed']);
    expect(typesFor('a-anna')).not.toContain('producer_closed');
  });

  it('gives new ICE parameters for an own transport', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    const { id, untrustedIceParameters } = anna.joined.sendTransport;
    const restarted = await room.restartIce(anna.peerId, id);
    expect(restarted.ok && restarted.data.untrustedIceParameters).not.toEqual(untrustedIceParameters);
  });
});

describe('who sits', () => {
  it('lets the newest join of a peer replace its former seat', async () => {
    const former = await FakePeer.sit(room, 'v-1');
    const anna = await FakePeer.sit(room, 'a-anna');
    const sent = await former.produce('audio', 'microphone');
    const newest = await FakePeer.sit(room, 'v-1');
    expect(newest.joined.seat).toBeGreaterThan(former.joined.seat);
    expect(notices.all).toContainEqual({
      to: 'v-1',
      notice: { type: 'replaced', callId: room.callId, epoch: 1, seat: newest.joined.seat },
    });
    const transportId = former.joined.sendTransport.id;
    expect(await room.restartIce(former.peerId, transportId)).toMatchObject({ error: { code: 'not_found' } });
    expect(sent.ok && (await anna.consume(sent.data.producerId))).toMatchObject({ error: { code: 'not_found' } });
  });

  it('holds eight peers and no more', async () => {
    for (let seat = 0; seat < 8; seat += 1) await FakePeer.sit(room, `a-${seat}`);
    await expect(FakePeer.sit(room, 'a-8')).rejects.toThrow('busy');
    await expect(FakePeer.sit(room, 'a-7')).resolves.toBeDefined();
  });

  it('counts as empty until somebody is connected', async () => {
    const { emptySince } = room;
    expect(emptySince).toBeGreaterThan(0);
    await FakePeer.sit(room, 'a-anna');
    expect(room.emptySince).toBe(emptySince);
  });

  it('tells the others who left, and ends for good when closed, however often', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    await FakePeer.sit(room, 'v-1');
    room.leave('v-1' as PeerId);
    room.leave('v-1' as PeerId);
    expect(typesFor('a-anna')).toEqual(['replaced', 'peer_joined', 'peer_left']);
    room.close();
    room.close();
    expect(media.room(room.callId)).toBeUndefined();
    expect(await anna.produce('audio', 'microphone')).toMatchObject({ error: { code: 'unavailable' } });
  });
});

describe('what nobody may do', () => {
  it('refuses ids of others and ids of nobody', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    const eve = await FakePeer.sit(room, 'v-eve', { role: 'visitor' });
    const produced = await anna.produce('audio', 'microphone');
    if (!produced.ok) throw new Error(JSON.stringify(produced.error));
    const consumed = await eve.consume(produced.data.producerId);
    if (!consumed.ok) throw new Error(JSON.stringify(consumed.error));
    const { untrustedDtlsParameters, id } = anna.joined.sendTransport;
    const notFound = { ok: false, error: { code: 'not_found' } };
    expect(await room.connect(eve.peerId, id, untrustedDtlsParameters)).toEqual(notFound);
    expect(await room.restartIce(eve.peerId, id)).toEqual(notFound);
    expect(await room.pause(eve.peerId, produced.data.producerId, true)).toEqual(notFound);
    expect(await room.closeProducer(eve.peerId, produced.data.producerId)).toEqual(notFound);
    expect(await room.resume(anna.peerId, consumed.data.consumerId)).toEqual(notFound);
    expect(await eve.consume('nobody')).toEqual(notFound);
    expect(await anna.consume(produced.data.producerId)).toEqual(notFound);
    expect(await room.resume('v-stranger' as PeerId, consumed.data.consumerId)).toMatchObject({
      error: { code: 'unavailable' },
    });
  });

  it('lets a peer send what consent allows, each source once', async () => {
    const visitor = await FakePeer.sit(room, 'v-1', { role: 'visitor', maySend: ['microphone'] });
    expect(await visitor.produce('video', 'camera')).toEqual({ ok: false, error: { code: 'not_granted' } });
    expect(await visitor.produce('audio', 'camera')).toEqual({ ok: false, error: { code: 'bad_request' } });
    expect(await visitor.produce('audio', 'microphone')).toMatchObject({ ok: true });
    expect(await visitor.produce('audio', 'microphone')).toEqual({ ok: false, error: { code: 'busy' } });
  });

  it('does not take consent for the camera as consent for the screen', async () => {
    const visitor = await FakePeer.sit(room, 'v-1', { role: 'visitor' });
    expect(await visitor.produce('video', 'screen')).toEqual({ ok: false, error: { code: 'not_granted' } });
  });

  it('closes at once what consent no longer covers, and tells everybody, the sender too', async () => {
    const anna = await FakePeer.sit(room, 'a-anna');
    const visitor = await FakePeer.sit(room, 'v-1', { role: 'visitor' });
    const camera = await visitor.produce('video', 'camera');
    if (!camera.ok) throw new Error(JSON.stringify(camera.error));
    room.limit(visitor.peerId, ['microphone']);
    const closed = { type: 'producer_closed', callId: room.callId, epoch: 1, producerId: camera.data.producerId };
    expect(notices.all).toContainEqual({ to: 'v-1', notice: closed });
    expect(notices.all).toContainEqual({ to: 'a-anna', notice: closed });
    expect(await anna.consume(camera.data.producerId)).toMatchObject({ error: { code: 'not_found' } });
    expect(await visitor.produce('video', 'camera')).toMatchObject({ error: { code: 'not_granted' } });
  });
});
