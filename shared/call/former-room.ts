/** The room before, seen and heard on until the new one is. It may be dead already: then its last picture is better than none, for a moment. */
import type { MediaSource } from '../protocol/call.ts';
import { bridgePeers } from './bridge-peers.ts';
import { BRIDGE_MS, LAST_SENT_MS } from './call-limits.ts';
import type { CallPorts } from './call-ports.ts';
import type { RemotePeer } from './call-view.ts';
import type { RoomLink } from './room-link.ts';
import type { Wanted } from './room-sender.ts';

export class FormerRoom {
  readonly #after: CallPorts['after'];
  readonly #onOver: () => void;
  #room: RoomLink | undefined;
  #isDone = false;
  #cancel = () => {};

  constructor(after: CallPorts['after'], onOver: () => void) {
    this.#after = after;
    this.#onOver = onOver;
  }

  keep(room: RoomLink | undefined): void {
    this.close();
    if (!room) return;
    room.events.clear();
    this.#room = room;
    this.#isDone = false;
    this.#cancel = this.#after(BRIDGE_MS, () => {
      this.close();
      this.#onOver();
    });
  }

  /** Everybody as they are to be seen now. Once nothing of the room is needed here, the others may still need what we send to it. */
  bridge(now: readonly RemotePeer[]): readonly RemotePeer[] {
    if (!this.#room || this.#isDone) return now;
    const { peers, isNeeded } = bridgePeers(now, this.#room.peers);
    if (!isNeeded) {
      this.#isDone = true;
      this.#cancel();
      this.#cancel = this.#after(LAST_SENT_MS, () => this.close());
    }
    return peers;
  }

  /** Whoever mutes is mute here too. */
  want(source: MediaSource, wanted: Wanted): void {
    this.#room?.sender.want(source, wanted);
  }

  close(): void {
    this.#cancel();
    this.#room?.close();
    this.#room = undefined;
  }
}
