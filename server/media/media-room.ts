/** One call's room on one worker: its peers, who hears of what, and its end. Emits upward, closes its peers. */
import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import type { CallConsumed, CallJoined, CallNotice, CallPoint, MediaSource } from '../../shared/protocol/call.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { MediaRoom as MediaRoomPort, PeerSeat } from '../app/media-port.ts';
import { engineAnswer } from './engine-answer.ts';
import { FormerSeats } from './former-seats.ts';
import { MAX_PEERS } from './media-limits.ts';
import { MediaPeer } from './media-peer.ts';
import type { MediaWorker } from './media-worker.ts';
import { ROUTER_CODECS } from './router-codecs.ts';
import { watchSpeaker, type SpeakerWatch } from './watch-speaker.ts';

type Untrusted = Record<string, unknown>;
type Kind = 'audio' | 'video';
type OnNotice = (toPeer: PeerId, notice: CallNotice) => void;
export type RoomPlace = {
  readonly callId: CallId;
  readonly epoch: number;
  readonly onNotice: OnNotice;
  readonly now: () => Ms;
};

export class MediaRoom extends EventEmitter<{ closed: [] }> implements MediaRoomPort {
  readonly callId: CallId;
  readonly epoch: number;
  readonly #onNotice: OnNotice;
  readonly #now: () => Ms;
  readonly #router: types.Router;
  readonly #webRtcServer: types.WebRtcServer;
  readonly #peers = new Map<PeerId, MediaPeer>();
  readonly #formerSeats = new FormerSeats((producerIds) => {
    for (const producerId of producerIds) this.#tellAll({ type: 'producer_closed', ...this.#here, producerId });
  });
  #speaker: SpeakerWatch | undefined;
  #seats = 0;
  #emptySince: Ms | null;
  #isClosed = false;

  /** Throws what the engine throws. */
  static async create(place: RoomPlace, worker: MediaWorker): Promise<MediaRoom> {
    const router = await worker.createRouter(ROUTER_CODECS);
    const room = new MediaRoom(place, router, worker.webRtcServer);
    room.#speaker = await watchSpeaker(router, (peerId) => room.#tellAll({ type: 'speaking', ...room.#here, peerId }));
    return room;
  }

  private constructor(place: RoomPlace, router: types.Router, webRtcServer: types.WebRtcServer) {
    super();
    this.callId = place.callId;
    this.epoch = place.epoch;
    this.#onNotice = place.onNotice;
    this.#now = place.now;
    this.#router = router;
    this.#webRtcServer = webRtcServer;
    this.#emptySince = place.now();
    router.once('workerclose', () => this.#lose());
  }

  get emptySince(): Ms | null {
    return this.#emptySince;
  }

  async join(seat: PeerSeat): Promise<Result<CallJoined>> {
    if (!this.#peers.has(seat.peerId) && this.#peers.size >= MAX_PEERS) return refuse('busy');
    const created = await this.#engine(() => MediaPeer.create(this.#router, this.#webRtcServer, seat));
    if (!created.ok) return refuse('unavailable');
    const peer = created.data;
    this.#seat(peer);
    return ok({
      peerId: seat.peerId,
      epoch: this.epoch,
      seat: this.#seats,
      untrustedRouterRtpCapabilities: { ...this.#router.rtpCapabilities },
      ...peer.transports,
      maySend: [...seat.maySend],
      maxBps: seat.maxBps,
      peers: this.#others(peer).map(({ info }) => info),
    });
  }

  async connect(peerId: PeerId, transportId: string, untrustedDtlsParameters: Untrusted): Promise<Result<object>> {
    return this.#asPeer(peerId, (peer) => peer.connect(transportId, untrustedDtlsParameters));
  }

  async produce(
    peerId: PeerId,
    kind: Kind,
    source: MediaSource,
    untrustedRtpParameters: Untrusted,
  ): Promise<Result<{ producerId: string }>> {
    return this.#asPeer(peerId, async (peer) => {
      // One screen at a time: two at once nobody can follow.
      if (source === 'screen' && this.#others(peer).some((other) => other.sends('screen'))) return refuse('busy');
      const produced = await peer.produce(kind, source, untrustedRtpParameters);
      if (!produced.ok) return produced;
      const producer = peer.producer(produced.data.producerId);
      if (source === 'microphone' && producer) this.#speaker?.add(producer, peerId);
      this.#tellOthers(peerId, { type: 'producer_opened', ...this.#here, peerId, producer: produced.data });
      return ok({ producerId: produced.data.producerId });
    });
  }

  async consume(
    peerId: PeerId,
    producerId: string,
    untrustedRtpCapabilities: Untrusted,
  ): Promise<Result<CallConsumed>> {
    return this.#asPeer(peerId, async (peer) => {
      const sender = this.#others(peer).find((each) => each.producer(producerId));
      const producer = sender?.producer(producerId);
      const source = sender?.sourceOf(producerId);
      return producer && source ? peer.consume(producer, source, untrustedRtpCapabilities) : refuse('not_found');
    });
  }

  async resume(peerId: PeerId, consumerId: string): Promise<Result<object>> {
    return this.#asPeer(peerId, (peer) => peer.resume(consumerId));
  }

  async prefer(peerId: PeerId, consumerId: string, size: 'small' | 'large'): Promise<Result<object>> {
    return this.#asPeer(peerId, (peer) => peer.prefer(consumerId, size));
  }

  async pause(peerId: PeerId, producerId: string, paused: boolean): Promise<Result<object>> {
    return this.#asPeer(peerId, async (peer) => {
      const done = await peer.pause(producerId, paused);
      if (done.ok) this.#tellOthers(peerId, { type: 'producer_paused', ...this.#here, producerId, paused });
      return done;
    });
  }

  async closeProducer(peerId: PeerId, producerId: string): Promise<Result<object>> {
    return this.#asPeer(peerId, async (peer) => {
      if (!peer.closeProducer(producerId)) return refuse('not_found');
      this.#tellOthers(peerId, { type: 'producer_closed', ...this.#here, producerId });
      return ok({});
    });
  }

  async restartIce(peerId: PeerId, transportId: string): Promise<Result<{ untrustedIceParameters: Untrusted }>> {
    return this.#asPeer(peerId, (peer) => peer.restartIce(transportId));
  }

  point(peerId: PeerId, { kind, producerId, x, y }: CallPoint): void {
    const isScreen = [...this.#peers.values()].some((peer) => peer.sourceOf(producerId) === 'screen');
    const seat = this.#peers.get(peerId)?.seat;
    if (!isScreen || !seat || seat.role === 'listener') return;
    this.#tellOthers(peerId, { type: 'pointed', ...this.#here, peerId, kind, producerId, x, y });
  }

  limit(peerId: PeerId, maySend: readonly MediaSource[]): void {
    if (this.#peers.has(peerId)) this.#onNotice(peerId, { type: 'may_send', ...this.#here, sources: [...maySend] });
    const closed = this.#peers.get(peerId)?.limit(maySend) ?? [];
    for (const producerId of [...closed, ...this.#formerSeats.limit(peerId, maySend)]) {
      this.#tellAll({ type: 'producer_closed', ...this.#here, producerId });
    }
  }

  leave(peerId: PeerId): void {
    const peer = this.#peers.get(peerId);
    if (!peer) return;
    this.#peers.delete(peerId);
    peer.close();
    this.#formerSeats.drop(peerId);
    this.#notePresence();
    this.#tellOthers(peerId, { type: 'peer_left', ...this.#here, peerId });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
    this.#formerSeats.close();
    this.#router.close();
    this.emit('closed');
    this.removeAllListeners();
  }

  get talking(): number {
    return [...this.#peers.values()].filter(({ seat }) => seat.role !== 'listener').length;
  }

  #others(peer: MediaPeer): MediaPeer[] {
    return [...this.#peers.values()].filter((each) => each !== peer);
  }

  get #here(): { callId: CallId; epoch: number } {
    return { callId: this.callId, epoch: this.epoch };
  }

  /** The newest join of a peer sits; the former one is told, and let go once nobody needs it. */
  #seat(peer: MediaPeer): void {
    const { peerId } = peer.seat;
    const former = this.#peers.get(peerId);
    this.#peers.set(peerId, peer);
    this.#seats += 1;
    peer.on('connected', () => this.#notePresence());
    peer.on('gone', () => {
      if (this.#peers.get(peerId) === peer) this.leave(peerId);
    });
    this.#notePresence();
    this.#onNotice(peerId, { type: 'replaced', ...this.#here, seat: this.#seats });
    this.#tellOthers(peerId, { type: 'peer_joined', ...this.#here, peer: peer.info });
    if (former) this.#formerSeats.keep(former);
  }

  #notePresence(): void {
    const isEmpty = ![...this.#peers.values()].some(({ isConnected }) => isConnected);
    this.#emptySince = isEmpty ? (this.#emptySince ?? this.#now()) : null;
  }

  /** The worker died under us. */
  #lose(): void {
    if (this.#isClosed) return;
    this.#tellAll({ type: 'room_lost', ...this.#here });
    this.close();
  }

  async #asPeer<T>(peerId: PeerId, run: (peer: MediaPeer) => Promise<Result<T>>): Promise<Result<T>> {
    const peer = this.#peers.get(peerId);
    return peer ? run(peer) : refuse('unavailable', { detail: 'no seat in this room: join again' });
  }

  #engine<T>(run: () => Promise<T>): Promise<Result<T>> {
    return engineAnswer(() => this.#isClosed, run);
  }

  #tellOthers(cause: PeerId, notice: CallNotice): void {
    for (const peerId of this.#peers.keys()) if (peerId !== cause) this.#onNotice(peerId, notice);
  }

  #tellAll(notice: CallNotice): void {
    for (const peerId of this.#peers.keys()) this.#onNotice(peerId, notice);
  }
}
