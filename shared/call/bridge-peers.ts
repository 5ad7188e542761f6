/** What is seen and heard while a browser moves from one room to the next: the former's pictures and voices until the new ones flow. Pure. */
import type { MediaSource } from '../protocol/call.ts';
import type { RemotePeer, RemoteTrack } from './call-view.ts';

const SOURCES = ['microphone', 'camera', 'screen'] as const satisfies readonly MediaSource[];

export type Bridged = {
  readonly peers: readonly RemotePeer[];
  /** Something of the former is still shown. */
  readonly isNeeded: boolean;
};

export function bridgePeers(now: readonly RemotePeer[], former: readonly RemotePeer[]): Bridged {
  let isNeeded = false;
  const peers = now.map((peer) => {
    const before = former.find(({ peerId }) => peerId === peer.peerId)?.tracks ?? {};
    const tracks: Partial<Record<MediaSource, RemoteTrack>> = { ...peer.tracks };
    for (const source of SOURCES) {
      const [next, last] = [peer.tracks[source], before[source]];
      if (!last || (next && flows(next))) continue;
      tracks[source] = last;
      isNeeded = true;
    }
    return { ...peer, tracks };
  });
  const late = former.filter(({ peerId }) => now.every((peer) => peer.peerId !== peerId));
  return { peers: [...peers, ...late], isNeeded: isNeeded || late.length > 0 };
}

/** A track is mute until its first packet has come; what is paused sends none. */
const flows = ({ track, paused }: RemoteTrack): boolean => paused || !track.muted;
