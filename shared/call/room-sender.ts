/** Brings what we want to send and what the room receives from us into agreement, one source at a time. */
import type { types } from 'mediasoup-client';
import type { MediaSource } from '../protocol/call.ts';
import type { CallId } from '../protocol/ids.ts';
import type { CallSignal } from './call-ports.ts';
import { sendOptions, type MaxBps } from './send-options.ts';

export type Wanted = { readonly track: MediaStreamTrack; readonly muted: boolean } | null;

export class RoomSender {
  readonly #callId: CallId;
  readonly #transport: types.Transport;
  readonly #signal: CallSignal;
  readonly #maxBps: MaxBps;
  readonly #wanted = new Map<MediaSource, Wanted>();
  readonly #producers = new Map<MediaSource, types.Producer>();
  readonly #busy = new Set<MediaSource>();
  /** Wanted anew since the last step began: what was refused then may be granted now. */
  readonly #changed = new Set<MediaSource>();

  constructor(callId: CallId, transport: types.Transport, signal: CallSignal, maxBps: MaxBps) {
    this.#maxBps = maxBps;
    this.#callId = callId;
    this.#transport = transport;
    this.#signal = signal;
    transport.on('produce', ({ kind, rtpParameters, appData }, accept, reject) => {
      this.#announce(kind, appData['source'] as MediaSource, { ...rtpParameters }).then(accept, reject);
    });
  }

  want(source: MediaSource, wanted: Wanted): void {
    this.#wanted.set(source, wanted);
    this.#changed.add(source);
    void this.#settle(source);
  }

  /** The room closed one of ours (consent was taken back); answers which, if it was ours. */
  forget(producerId: string): MediaSource | undefined {
    for (const [source, producer] of this.#producers) {
      if (producer.id !== producerId) continue;
      this.#wanted.set(source, null);
      this.#producers.delete(source);
      producer.close();
      return source;
    }
    return undefined;
  }

  /** One at a time for each source; runs until nothing differs, so a change of mind half-way is caught up with. */
  async #settle(source: MediaSource): Promise<void> {
    if (this.#busy.has(source)) return;
    this.#busy.add(source);
    do this.#changed.delete(source);
    while (!this.#transport.closed && ((await this.#step(source)) || this.#changed.has(source)));
    this.#busy.delete(source);
  }

  /** False when there is nothing (more) to do. */
  async #step(source: MediaSource): Promise<boolean> {
    const wanted = this.#wanted.get(source) ?? null;
    const producer = this.#producers.get(source);
    if (!wanted) return producer ? this.#close(source, producer) : false;
    if (!producer) return this.#open(source, wanted);
    if (producer.track !== wanted.track) {
      await producer.replaceTrack({ track: wanted.track });
      return true;
    }
    if (producer.paused === wanted.muted) return false;
    if (wanted.muted) producer.pause();
    else producer.resume();
    await this.#signal('call:pause', { callId: this.#callId, producerId: producer.id, paused: wanted.muted });
    return true;
  }

  async #open(source: MediaSource, wanted: NonNullable<Wanted>): Promise<boolean> {
    try {
      // The owner of a track stops it, not the sender; a muted one must stay muted while it is being announced.
      const options = { track: wanted.track, stopTracks: false, zeroRtpOnPause: true, appData: { source } };
      const producer = await this.#transport.produce({ ...options, ...sendOptions(source, this.#maxBps) });
      this.#producers.set(source, producer);
      producer.once('transportclose', () => this.#producers.delete(source));
      return true;
    } catch {
      // Refused (no consent) or the room went away: the call goes on, a new join tries again.
      return false;
    }
  }

  async #announce(kind: 'audio' | 'video', source: MediaSource, untrustedRtpParameters: Record<string, unknown>) {
    const answer = await this.#signal('call:produce', { callId: this.#callId, kind, source, untrustedRtpParameters });
    if (!answer.ok) throw new Error(answer.error.code);
    return { id: answer.data.producerId };
  }

  async #close(source: MediaSource, producer: types.Producer): Promise<boolean> {
    this.#producers.delete(source);
    producer.close();
    await this.#signal('call:close-producer', { callId: this.#callId, producerId: producer.id });
    return true;
  }
}
