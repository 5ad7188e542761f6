/**
 * One peer in a room: two transports, what it sends and what it receives. Knows its own ids only; who else is there is the
 * room's business. Emits upward, closes everything below it.
 */
import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import type {
  CallConsumed,
  MediaSource,
  PeerInfo,
  ProducerInfo,
  TransportOptions,
} from '../../shared/protocol/call.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { PeerSeat } from '../app/media-port.ts';
import { engineAnswer } from './engine-answer.ts';
import { FIRST_OUTGOING_BPS, ICE_CONSENT_SECONDS, MAX_ENCODINGS, MAX_INCOMING_BPS } from './media-limits.ts';
import { isModestRtp } from './modest-rtp.ts';

type Untrusted = Record<string, unknown>;
type Kind = 'audio' | 'video';
const KIND_OF: Record<MediaSource, Kind> = { microphone: 'audio', camera: 'video', screen: 'video' };

type PeerEvents = {
  /** The first of its transports has contact. */
  connected: [];
  /** Its browser went away: a transport that had contact lost it for good. */
  gone: [];
};

export class MediaPeer extends EventEmitter<PeerEvents> {
  readonly seat: PeerSeat;
  #maySend: readonly MediaSource[];
  #isConnected = false;
  #isClosed = false;
  readonly #send: types.WebRtcTransport;
  readonly #receive: types.WebRtcTransport;
  readonly #producers = new Map<MediaSource, types.Producer>();
  /** Sources being opened: a second request for one of them must not overtake the first. */
  readonly #opening = new Set<MediaSource>();
  /** By the producer they receive. */
  readonly #consumers = new Map<string, types.Consumer>();

  /** Throws what the engine throws. */
  static async create(router: types.Router, webRtcServer: types.WebRtcServer, seat: PeerSeat): Promise<MediaPeer> {
    const options = {
      webRtcServer,
      preferUdp: true,
      iceConsentTimeout: ICE_CONSENT_SECONDS,
      initialAvailableOutgoingBitrate: FIRST_OUTGOING_BPS,
    };
    const send = await router.createWebRtcTransport(options);
    const receive = await router.createWebRtcTransport(options);
    await send.setMaxIncomingBitrate(MAX_INCOMING_BPS);
    return new MediaPeer(seat, send, receive);
  }

  private constructor(seat: PeerSeat, send: types.WebRtcTransport, receive: types.WebRtcTransport) {
    super();
    this.seat = seat;
    this.#maySend = seat.maySend;
    this.#send = send;
    this.#receive = receive;
    for (const transport of [send, receive]) this.#watch(transport);
  }

  get isConnected(): boolean {
    return this.#isConnected && !this.#isClosed;
  }

  get info(): PeerInfo {
    const { peerId, role, name } = this.seat;
    return {
      peerId,
      role,
      name,
      producers: [...this.#producers].map(([source, producer]) => infoOf(source, producer)),
    };
  }

  get transports(): { sendTransport: TransportOptions; recvTransport: TransportOptions } {
    return { sendTransport: optionsOf(this.#send), recvTransport: optionsOf(this.#receive) };
  }

  sends(source: MediaSource): boolean {
    return this.#producers.has(source) || this.#opening.has(source);
  }

  producer(producerId: string): types.Producer | undefined {
    return this.#producerById(producerId)?.[1];
  }

  async connect(transportId: string, untrustedDtlsParameters: Untrusted): Promise<Result<object>> {
    const transport = this.#transport(transportId);
    if (!transport) return refuse('not_found');
    const dtlsParameters = untrustedDtlsParameters as unknown as types.DtlsParameters;
    return this.#engine(() => transport.connect({ dtlsParameters }).then(() => ({})));
  }

  async restartIce(transportId: string): Promise<Result<{ untrustedIceParameters: Untrusted }>> {
    const transport = this.#transport(transportId);
    if (!transport) return refuse('not_found');
    return this.#engine(async () => ({ untrustedIceParameters: { ...(await transport.restartIce()) } }));
  }

  async produce(kind: Kind, source: MediaSource, untrustedRtp: Untrusted): Promise<Result<ProducerInfo>> {
    if (KIND_OF[source] !== kind || !isModestRtp(untrustedRtp)) return refuse('bad_request');
    if (!this.#maySend.includes(source)) return refuse('not_granted');
    if (this.#producers.has(source) || this.#opening.has(source)) return refuse('busy');
    const rtpParameters = untrustedRtp as unknown as types.RtpParameters;
    this.#opening.add(source);
    const produced = await this.#engine(() => this.#send.produce({ kind, rtpParameters }));
    this.#opening.delete(source);
    if (!produced.ok) return produced;
    const producer = produced.data;
    // Consent may have been taken back while the engine was at work.
    if (!this.#maySend.includes(source)) {
      producer.close();
      return refuse('not_granted');
    }
    this.#producers.set(source, producer);
    producer.observer.once('close', () => this.#producers.delete(source));
    return ok(infoOf(source, producer));
  }

  /** Starts paused: the browser resumes when its end is ready, so no key frame is lost. A second time replaces the first. */
  async consume(producer: types.Producer, source: MediaSource, untrustedRtp: Untrusted): Promise<Result<CallConsumed>> {
    const rtpCapabilities = untrustedRtp as unknown as types.RtpCapabilities;
    if (!isModestRtp(untrustedRtp)) return refuse('bad_request');
    this.#consumers.get(producer.id)?.close();
    const options = { producerId: producer.id, rtpCapabilities, paused: true };
    const consumed = await this.#engine(() => this.#receive.consume(options));
    if (!consumed.ok) return producer.closed ? refuse('not_found') : consumed;
    const consumer = consumed.data;
    this.#consumers.get(producer.id)?.close();
    this.#consumers.set(producer.id, consumer);
    consumer.observer.once('close', () => {
      if (this.#consumers.get(producer.id) === consumer) this.#consumers.delete(producer.id);
    });
    return ok({
      consumerId: consumer.id,
      producerId: producer.id,
      kind: consumer.kind,
      source,
      producerPaused: consumer.producerPaused,
      untrustedRtpParameters: { ...consumer.rtpParameters },
    });
  }

  async resume(consumerId: string): Promise<Result<object>> {
    const consumer = [...this.#consumers.values()].find(({ id }) => id === consumerId);
    if (!consumer) return refuse('not_found');
    return this.#engine(() => consumer.resume().then(() => ({})));
  }

  /** A small picture needs the small layer only. */
  async prefer(consumerId: string, size: 'small' | 'large'): Promise<Result<object>> {
    const consumer = [...this.#consumers.values()].find(({ id }) => id === consumerId);
    if (!consumer) return refuse('not_found');
    if (consumer.type !== 'simulcast' && consumer.type !== 'svc') return ok({});
    const spatialLayer = size === 'small' ? 0 : MAX_ENCODINGS - 1;
    return this.#engine(() => consumer.setPreferredLayers({ spatialLayer }).then(() => ({})));
  }

  async pause(producerId: string, paused: boolean): Promise<Result<object>> {
    const producer = this.producer(producerId);
    if (!producer) return refuse('not_found');
    return this.#engine(() => (paused ? producer.pause() : producer.resume()).then(() => ({})));
  }

  /** True when it was ours and open. */
  closeProducer(producerId: string): boolean {
    const producer = this.producer(producerId);
    producer?.close();
    return producer !== undefined;
  }

  /** Answers the ids of the producers that had to be closed. */
  limit(maySend: readonly MediaSource[]): string[] {
    this.#maySend = maySend;
    const over = [...this.#producers]
      .filter(([source]) => !this.#maySend.includes(source))
      .map(([, producer]) => producer);
    for (const producer of over) producer.close();
    return over.map(({ id }) => id);
  }

  sourceOf(producerId: string): MediaSource | undefined {
    return this.#producerById(producerId)?.[0];
  }

  /** Idempotent; the transports take producers and consumers with them. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#send.close();
    this.#receive.close();
    this.removeAllListeners();
  }

  #transport(transportId: string): types.WebRtcTransport | undefined {
    return [this.#send, this.#receive].find(({ id }) => id === transportId);
  }

  #producerById(producerId: string): [MediaSource, types.Producer] | undefined {
    return [...this.#producers].find(([, { id }]) => id === producerId);
  }

  #engine<T>(run: () => Promise<T>): Promise<Result<T>> {
    return engineAnswer(() => this.#isClosed || this.#send.closed, run);
  }

  #watch(transport: types.WebRtcTransport): void {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected' && !this.#isConnected) {
        this.#isConnected = true;
        this.emit('connected');
      }
      if (state === 'closed' || state === 'failed') this.emit('gone');
    });
    transport.on('icestatechange', (state) => {
      if (state === 'disconnected') this.emit('gone');
    });
  }
}

function infoOf(source: MediaSource, producer: types.Producer): ProducerInfo {
  return { producerId: producer.id, kind: producer.kind, source, paused: producer.paused };
}

function optionsOf(transport: types.WebRtcTransport): TransportOptions {
  return {
    id: transport.id,
    untrustedIceParameters: { ...transport.iceParameters },
    untrustedIceCandidates: transport.iceCandidates.map((candidate) => ({ ...candidate })),
    untrustedDtlsParameters: { ...transport.dtlsParameters },
  };
}
