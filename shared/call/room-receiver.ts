/** Receives everything the others in the room send: one consumer for each of their producers, opened paused, then resumed. */
import type { types } from 'mediasoup-client';
import type { CallNotice, PeerInfo } from '../protocol/call.ts';
import type { CallId } from '../protocol/ids.ts';
import type { CallSignal } from './call-ports.ts';
import type { RemotePeer } from './call-view.ts';
import { RoomPeers, type PeerTask } from './room-peers.ts';

export class RoomReceiver {
  readonly #callId: CallId;
  readonly #transport: types.Transport;
  readonly #untrustedRtpCapabilities: Record<string, unknown>;
  readonly #signal: CallSignal;
  readonly #onChanged: () => void;
  readonly #peers = new RoomPeers();
  readonly #consumers = new Map<string, types.Consumer>();
  readonly #sizes = new Map<string, 'small' | 'large'>();

  constructor(
    callId: CallId,
    transport: types.Transport,
    capabilities: types.RtpCapabilities,
    signal: CallSignal,
    onChanged: () => void,
  ) {
    this.#callId = callId;
    this.#transport = transport;
    this.#untrustedRtpCapabilities = { ...capabilities };
    this.#signal = signal;
    this.#onChanged = onChanged;
  }

  get peers(): readonly RemotePeer[] {
    return this.#peers.list();
  }

  begin(peers: readonly PeerInfo[]): void {
    for (const peer of peers) this.#do(this.#peers.add(peer));
  }

  notice(notice: CallNotice): void {
    this.#do(this.#peers.apply(notice));
    this.#onChanged();
  }

  /** Said once for each change. */
  prefer(producerId: string, size: 'small' | 'large'): void {
    const consumer = this.#consumers.get(producerId);
    if (!consumer || this.#sizes.get(producerId) === size) return;
    this.#sizes.set(producerId, size);
    void this.#signal('call:prefer', { callId: this.#callId, consumerId: consumer.id, size });
  }

  #do(tasks: readonly PeerTask[]): void {
    for (const task of tasks) {
      if ('consume' in task) void this.#consume(task.consume);
      else this.#drop(task.drop);
    }
  }

  async #consume(producerId: string): Promise<void> {
    const callId = this.#callId;
    const answer = await this.#signal('call:consume', {
      callId,
      producerId,
      untrustedRtpCapabilities: this.#untrustedRtpCapabilities,
    });
    if (!answer.ok || this.#transport.closed) return;
    const { consumerId: id, kind, producerPaused, untrustedRtpParameters } = answer.data;
    const rtpParameters = untrustedRtpParameters as unknown as types.RtpParameters;
    // A transport that closes under us is the engine's to notice; here there is just no track.
    const consumer = await this.#transport.consume({ id, producerId, kind, rtpParameters }).catch(() => undefined);
    if (!consumer) return;
    if (!this.#peers.received(producerId, consumer.track, producerPaused)) return consumer.close();
    this.#consumers.set(producerId, consumer);
    consumer.track.addEventListener('unmute', this.#onChanged, { once: true });
    this.#onChanged();
    await this.#signal('call:resume', { callId, consumerId: id });
  }

  #drop(producerId: string): void {
    this.#consumers.get(producerId)?.close();
    this.#consumers.delete(producerId);
    this.#sizes.delete(producerId);
  }
}
