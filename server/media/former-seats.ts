/**
 * Seats that a newer one of the same peer has replaced. What they carry goes on until their browser lets go of them, so that the others
 * see and hear through the change; never longer than a moment, and never beyond consent.
 */
import type { MediaSource } from '../../shared/protocol/call.ts';
import type { PeerId } from '../../shared/protocol/ids.ts';
import { FORMER_SEAT_MS } from './media-limits.ts';
import type { MediaPeer } from './media-peer.ts';

type Kept = { readonly peer: MediaPeer; readonly timer: NodeJS.Timeout };

export class FormerSeats {
  readonly #kept = new Map<PeerId, Kept>();
  readonly #onClosed: (producerIds: readonly string[]) => void;

  /** `onClosed`: the producers that ended with a seat. */
  constructor(onClosed: (producerIds: readonly string[]) => void) {
    this.#onClosed = onClosed;
  }

  /** At most one a peer. */
  keep(peer: MediaPeer): void {
    const { peerId } = peer.seat;
    this.drop(peerId);
    const letGo = () => {
      if (this.#kept.get(peerId)?.peer === peer) this.drop(peerId);
    };
    const timer = setTimeout(letGo, FORMER_SEAT_MS).unref();
    this.#kept.set(peerId, { peer, timer });
    peer.on('gone', letGo);
    // Without contact there is nothing to wait for.
    if (!peer.isConnected) letGo();
  }

  /** Answers the producers it closed. */
  limit(peerId: PeerId, maySend: readonly MediaSource[]): readonly string[] {
    return this.#kept.get(peerId)?.peer.limit(maySend) ?? [];
  }

  drop(peerId: PeerId): void {
    const kept = this.#kept.get(peerId);
    if (!kept) return;
    this.#kept.delete(peerId);
    clearTimeout(kept.timer);
    const producerIds = kept.peer.info.producers.map(({ producerId }) => producerId);
    kept.peer.close();
    this.#onClosed(producerIds);
  }

  close(): void {
    for (const peerId of this.#kept.keys()) this.drop(peerId);
  }
}
