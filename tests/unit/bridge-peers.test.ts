/** Between two rooms: nobody vanishes who is only on the way, and what flows in the new room is what is shown. */
import { expect, it } from 'vitest';
import { bridgePeers } from '../../shared/call/bridge-peers.ts';
import type { RemotePeer, RemoteTrack } from '../../shared/call/call-view.ts';
import { fakeTrack } from '../support/fake-track.ts';
import { id } from '../support/sample-records.ts';

const camera = (producerId: string, { muted = false, paused = false } = {}): RemoteTrack => ({
  producerId,
  paused,
  track: Object.assign(fakeTrack('video'), { muted }),
});
const peer = (name: string, track?: RemoteTrack): RemotePeer => ({
  peerId: id(name),
  name,
  role: 'agent',
  tracks: track ? { camera: track } : {},
});
const shown = (now: RemotePeer[], former: RemotePeer[]) => {
  const { peers, isNeeded } = bridgePeers(now, former);
  return [peers.map(({ name, tracks }) => [name, tracks.camera?.producerId ?? null]), isNeeded];
};

it.each([
  ['who is not there yet is still seen', [], [peer('anna', camera('old'))], [[['anna', 'old']], true]],
  ['who sends nothing yet is still seen', [peer('anna')], [peer('anna', camera('old'))], [[['anna', 'old']], true]],
  [
    'what has no packet yet does not replace what flows',
    [peer('anna', camera('new', { muted: true }))],
    [peer('anna', camera('old'))],
    [[['anna', 'old']], true],
  ],
  [
    'what flows replaces what flowed',
    [peer('anna', camera('new'))],
    [peer('anna', camera('old'))],
    [[['anna', 'new']], false],
  ],
  [
    'what is paused sends no packet and is believed at once',
    [peer('anna', camera('new', { muted: true, paused: true }))],
    [peer('anna', camera('old'))],
    [[['anna', 'new']], false],
  ],
  [
    'a first picture is shown as it comes',
    [peer('anna', camera('new', { muted: true }))],
    [],
    [[['anna', 'new']], false],
  ],
  [
    'of several only those on the way are bridged',
    [peer('anna', camera('new'))],
    [peer('anna'), peer('ben', camera('b'))],
    [
      [
        ['anna', 'new'],
        ['ben', 'b'],
      ],
      true,
    ],
  ],
])('%s', (_what, now, former, expected) => {
  expect(shown(now, former)).toEqual(expected);
});
