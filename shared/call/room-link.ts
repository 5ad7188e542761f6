/**
 * One stay in the call's room: joins it and holds the two transports with what they carry. It dies with the room or the
 * connection; what happens then is the engine's business. With room-sender and room-receiver the media library's only user.
 */
import { Device } from 'mediasoup-client';
import type { types } from 'mediasoup-client';
import type { CallJoined, CallNotice, MediaSource, TransportOptions } from '../protocol/call.ts';
import type { WireError } from '../protocol/errors.ts';
import type { CallId } from '../protocol/ids.ts';
import type { CallPorts, CallSignal, MediaDevice } from './call-ports.ts';
import type { RemotePeer } from './call-view.ts';
import { Emitter } from './emitter.ts';
import { mergeStates, type LineState } from './line-state.ts';
import { RoomReceiver } from './room-receiver.ts';
import { RoomSender } from './room-sender.ts';

type Events = {
  line: LineState;
  /** Peers or their tracks changed. */
  changed: null;
  /** The room does not know us any more: join again. */
  lost: null;
};
export type Joined = { ok: true; room: RoomLink } | { ok: false; error: WireError | { code: 'unsupported' } };

export class RoomLink {
  readonly events = new Emitter<Events>();
  readonly sender: RoomSender;
  readonly #callId: CallId;
  readonly #signal: CallSignal;
  readonly #joined: CallJoined;
  readonly #transports: readonly types.Transport[];
  readonly #receiver: RoomReceiver;
  #closed = false;

  static async join(callId: CallId, ports: CallPorts, listen: boolean): Promise<Joined> {
    const answer = await ports.signal('call:join', { callId, ...(listen && { listen }) });
    if (!answer.ok) return answer;
    try {
      const device = await (ports.openDevice ?? (() => Device.factory()))();
      const routerRtpCapabilities = answer.data.untrustedRouterRtpCapabilities as unknown as types.RtpCapabilities;
      await device.load({ routerRtpCapabilities });
      return { ok: true, room: new RoomLink(callId, ports.signal, answer.data, device) };
    } catch {
      return { ok: false, error: { code: 'unsupported' } };
    }
  }

  private constructor(callId: CallId, signal: CallSignal, joined: CallJoined, device: MediaDevice) {
    this.#callId = callId;
    this.#signal = this.#watched(signal);
    this.#joined = joined;
    const send = device.createSendTransport(engineOptions(joined.sendTransport));
    const receive = device.createRecvTransport(engineOptions(joined.recvTransport));
    this.#transports = [send, receive];
    for (const transport of this.#transports) this.#wire(transport);
    this.sender = new RoomSender(callId, send, this.#signal, joined.maxBps);
    const onChanged = () => this.events.emit('changed', null);
    this.#receiver = new RoomReceiver(callId, receive, device.recvRtpCapabilities, this.#signal, onChanged);
    this.#receiver.begin(joined.peers);
  }

  get epoch(): number {
    return this.#joined.epoch;
  }

  get seat(): number {
    return this.#joined.seat;
  }

  get maySend(): readonly MediaSource[] {
    return this.#joined.maySend;
  }

  get peers(): readonly RemotePeer[] {
    return this.#receiver.peers;
  }

  /** The browser's statistics of both transports. */
  async stats(): Promise<Iterable<Readonly<Record<string, unknown>>>> {
    const reports = await Promise.all(
      this.#transports.map((transport) => (transport.closed ? undefined : transport.getStats().catch(() => undefined))),
    );
    return reports.flatMap((report) => [...(report?.values() ?? [])]);
  }

  /** A picture is drawn small or large here. */
  prefer(producerId: string, size: 'small' | 'large'): void {
    this.#receiver.prefer(producerId, size);
  }

  /** A fact from the room, of this epoch, about the others. */
  notice(notice: CallNotice): void {
    this.#receiver.notice(notice);
  }

  /** False when the room refused; whether contact came back is told as `line`. */
  async restartIce(): Promise<boolean> {
    const restarted = await Promise.all(this.#transports.map((transport) => this.#restart(transport)));
    return restarted.every(Boolean);
  }

  /** Idempotent; closes both transports and with them everything. The tracks stay the owner's. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.clear();
    for (const transport of this.#transports) transport.close();
  }

  #wire(transport: types.Transport): void {
    transport.on('connect', ({ dtlsParameters }, accept, reject) => {
      this.#connect(transport.id, { ...dtlsParameters }).then(accept, reject);
    });
    transport.on('connectionstatechange', () =>
      this.events.emit('line', mergeStates(this.#transports.map((each) => each.connectionState))),
    );
  }

  async #connect(transportId: string, untrustedDtlsParameters: Record<string, unknown>): Promise<void> {
    const answer = await this.#signal('call:connect', { callId: this.#callId, transportId, untrustedDtlsParameters });
    if (!answer.ok) throw new Error(answer.error.code);
  }

  async #restart(transport: types.Transport): Promise<boolean> {
    if (transport.connectionState === 'new') return true;
    const answer = await this.#signal('call:restart-ice', { callId: this.#callId, transportId: transport.id });
    if (!answer.ok || this.#closed) return false;
    const iceParameters = answer.data.untrustedIceParameters as unknown as types.IceParameters;
    return transport.restartIce({ iceParameters }).then(
      () => true,
      () => false,
    );
  }

  /** Signals; an answer that says "no such room or seat" is told as `lost`. */
  #watched(signal: CallSignal): CallSignal {
    return async (event, body) => {
      const answer = await signal(event, body);
      if (!answer.ok && answer.error.code === 'unavailable' && !this.#closed) this.events.emit('lost', null);
      return answer;
    };
  }
}

function engineOptions(options: TransportOptions): types.TransportOptions {
  return {
    id: options.id,
    iceParameters: options.untrustedIceParameters as unknown as types.IceParameters,
    iceCandidates: options.untrustedIceCandidates as unknown as types.IceCandidate[],
    dtlsParameters: options.untrustedDtlsParameters as unknown as types.DtlsParameters,
  };
}
