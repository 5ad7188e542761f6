/** Who is in the room and what they send, as joins and notices tell it, in whatever order they come. */
import { expect, it } from 'vitest';
import type { CallNotice, PeerInfo, ProducerInfo } from '../../shared/protocol/call.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { RoomPeers } from '../../shared/call/room-peers.ts';
import { fakeTrack } from '../support/fake-track.ts';
import { id } from '../support/sample-records.ts';

const camera: ProducerInfo = { producerId: 'p1', kind: 'video', source: 'camera', paused: false };
const anna = (...producers: ProducerInfo[]): PeerInfo => ({
  peerId: id('a-anna'),
  role: 'agent',
  name: 'Anna',
  producers,
});
const here = { callId: id<CallId>('call'), epoch: 1 };
const opened: CallNotice = { type: 'producer_opened', ...here, peerId: id('a-anna'), producer: camera };
const withCamera = () => {
  const peers = new RoomPeers();
  peers.add(anna(camera));
  peers.received('p1', fakeTrack('video'), false);
  return peers;
};

it('asks for each producer once, also when it is told twice', () => {
  const peers = new RoomPeers();
  expect(peers.add(anna(camera))).toEqual([{ consume: 'p1' }]);
  expect(peers.apply(opened)).toEqual([]);
});

it('shows a track once it is received', () => {
  const peers = new RoomPeers();
  peers.add(anna(camera));
  expect(peers.list()).toMatchObject([{ peerId: 'a-anna', name: 'Anna', tracks: {} }]);
  const track = fakeTrack('video');
  expect(peers.received('p1', track, true)).toBe(true);
  expect(peers.list()[0]?.tracks.camera).toEqual({ producerId: 'p1', track, paused: true });
});

it('does not take a track whose producer is gone meanwhile', () => {
  const peers = withCamera();
  peers.apply({ type: 'producer_closed', ...here, producerId: 'p1' });
  expect(peers.received('p1', fakeTrack('video'), false)).toBe(false);
  expect(peers.list()[0]?.tracks).toEqual({});
});

it('follows pauses', () => {
  const peers = withCamera();
  peers.apply({ type: 'producer_paused', ...here, producerId: 'p1', paused: true });
  expect(peers.list()[0]?.tracks.camera?.paused).toBe(true);
});

it('drops what a peer sent when it leaves', () => {
  expect(withCamera().apply({ type: 'peer_left', ...here, peerId: id('a-anna') })).toEqual([{ drop: 'p1' }]);
});

it('shows what a peer that comes back sent before, until the new flows and the room has closed the old', () => {
  const peers = withCamera();
  const shown = () => peers.list()[0]?.tracks.camera?.producerId;
  expect(peers.apply({ type: 'peer_joined', ...here, peer: anna() })).toEqual([]);
  expect(shown()).toBe('p1');
  const again = { ...camera, producerId: 'p2' };
  expect(peers.apply({ ...opened, producer: again })).toEqual([{ consume: 'p2' }]);
  const track = Object.assign(fakeTrack('video'), { muted: true });
  peers.received('p2', track, false);
  expect(shown()).toBe('p1');
  track.muted = false;
  expect(shown()).toBe('p2');
  expect(peers.apply({ type: 'producer_closed', ...here, producerId: 'p1' })).toEqual([{ drop: 'p1' }]);
  expect(shown()).toBe('p2');
});

it('shows nothing of what ended with the former seat', () => {
  const peers = withCamera();
  peers.apply({ type: 'peer_joined', ...here, peer: anna() });
  peers.apply({ type: 'producer_closed', ...here, producerId: 'p1' });
  expect(peers.list()[0]?.tracks).toEqual({});
});

it('holds one former seat: what came before that is dropped', () => {
  const peers = withCamera();
  peers.apply({ type: 'peer_joined', ...here, peer: anna() });
  expect(peers.apply({ type: 'peer_joined', ...here, peer: anna() })).toEqual([{ drop: 'p1' }]);
  expect(peers.list()[0]?.tracks).toEqual({});
});

it('knows no producer of a peer it does not know', () => {
  expect(new RoomPeers().apply(opened)).toEqual([]);
});
