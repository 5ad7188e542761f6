/** Who else is in the room and what they send, kept from the join and the notices that follow. Names no media library. */
import type { CallNotice, PeerInfo, ProducerInfo } from '../protocol/call.ts';
import type { PeerId } from '../protocol/ids.ts';
import { bridgePeers } from './bridge-peers.ts';
import type { RemotePeer, RemoteTrack } from './call-view.ts';

type Sent = ProducerInfo & { readonly track: MediaStreamTrack | null };
type Seated = {
  readonly info: Omit<PeerInfo, 'producers'>;
  readonly sent: Map<string, Sent>;
  /** Of the seat before, until the room closes it. */
  readonly held: Map<string, Sent>;
};

/** What the holder has to do after a notice: consume a producer, let a consumer go. */
export type PeerTask = { readonly consume: string } | { readonly drop: string };

export class RoomPeers {
  readonly #peers = new Map<PeerId, Seated>();

  /** Adds a peer, or one that came back; what it sent before is held until the room says that it is over. Answers what there is to consume and to drop. */
  add(peer: PeerInfo): PeerTask[] {
    const before = this.#peers.get(peer.peerId);
    const { producers, ...info } = peer;
    const held = new Map([...(before?.sent ?? [])].filter(([, { track }]) => track !== null));
    const tasks = this.remove(peer.peerId).filter((task) => !('drop' in task && held.has(task.drop)));
    this.#peers.set(peer.peerId, { info, sent: new Map(), held });
    return [...tasks, ...producers.flatMap((producer) => this.#open(peer.peerId, producer))];
  }

  remove(peerId: PeerId): PeerTask[] {
    const { sent, held } = this.#peers.get(peerId) ?? {};
    const tasks = [...(sent?.keys() ?? []), ...(held?.keys() ?? [])].map((drop) => ({ drop }));
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
        for (const { sent, held } of this.#peers.values()) {
          sent.delete(notice.producerId);
          held.delete(notice.producerId);
        }
        return [{ drop: notice.producerId }];
      default:
        return [];
    }
  }

  /** The producer is consumed now. False when it is gone meanwhile. */
  received(producerId: string, track: MediaStreamTrack, paused: boolean): boolean {
    return this.#update(producerId, { track, paused });
  }

  list(): readonly RemotePeer[] {
    const all = [...this.#peers.values()];
    const now = all.map(({ info, sent }) => ({ ...info, tracks: tracksOf(sent) }));
    return bridgePeers(
      now,
      all.map(({ info, held }) => ({ ...info, tracks: tracksOf(held) })),
    ).peers;
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

const tracksOf = (sent: ReadonlyMap<string, Sent>): RemotePeer['tracks'] =>
  Object.fromEntries(
    [...sent.values()].flatMap(({ source, producerId, track, paused }): [string, RemoteTrack][] =>
      track ? [[source, { producerId, track, paused }]] : [],
    ),
  );
