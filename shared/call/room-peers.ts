/** Who else is in the room and what they send, kept from the join and the notices that follow. Names no media library. */
import type { CallNotice, PeerInfo, ProducerInfo } from '../protocol/call.ts';
import type { PeerId } from '../protocol/ids.ts';
import type { RemotePeer, RemoteTrack } from './call-view.ts';

type Sent = ProducerInfo & { readonly track: MediaStreamTrack | null };
type Seated = { readonly info: Omit<PeerInfo, 'producers'>; readonly sent: Map<string, Sent> };

/** What the holder has to do after a notice: consume a producer, let a consumer go. */
export type PeerTask = { readonly consume: string } | { readonly drop: string };

export class RoomPeers {
  readonly #peers = new Map<PeerId, Seated>();

  /** Adds a peer, or replaces one that came back; answers what there is to consume and to drop. */
  add(peer: PeerInfo): PeerTask[] {
    const tasks = this.remove(peer.peerId);
    const { producers, ...info } = peer;
    this.#peers.set(peer.peerId, { info, sent: new Map() });
    return [...tasks, ...producers.flatMap((producer) => this.#open(peer.peerId, producer))];
  }

  remove(peerId: PeerId): PeerTask[] {
    const tasks = [...(this.#peers.get(peerId)?.sent.keys() ?? [])].map((drop) => ({ drop }));
    this.#peers.delete(peerId);
    return tasks;
  }

  apply(notice: CallNotice): PeerTask[] {
    switch (notice.type) {
      case 'peer_joined':
        return this.add(notice.peer);
      case 'peer_left':
        return this.remove(notice.peerId);
      case 'producer_opened':
        return this.#open(notice.peerId, notice.producer);
      case 'producer_paused':
        this.#update(notice.producerId, { paused: notice.paused });
        return [];
      case 'producer_closed':
        for (const { sent } of this.#peers.values()) sent.delete(notice.producerId);
        return [{ drop: notice.producerId }];
      default:
        return [];
    }
  }

  /** The producer is consumed now. False when it is gone meanwhile. */
  received(producerId: string, track: MediaStreamTrack, paused: boolean): boolean {
    return this.#update(producerId, { track, paused });
  }

  list(): RemotePeer[] {
    return [...this.#peers.values()].map(({ info, sent }) => ({
      ...info,
      tracks: Object.fromEntries(
        [...sent.values()].flatMap(({ source, producerId, track, paused }): [string, RemoteTrack][] =>
          track ? [[source, { producerId, track, paused }]] : [],
        ),
      ),
    }));
  }

  #open(peerId: PeerId, producer: ProducerInfo): PeerTask[] {
    const seated = this.#peers.get(peerId);
    if (!seated || seated.sent.has(producer.producerId)) return [];
    seated.sent.set(producer.producerId, { ...producer, track: null });
    return [{ consume: producer.producerId }];
  }

  #update(producerId: string, change: Partial<Sent>): boolean {
    for (const { sent } of this.#peers.values()) {
      const now = sent.get(producerId);
      if (now) return Boolean(sent.set(producerId, { ...now, ...change }));
    }
    return false;
  }
}
