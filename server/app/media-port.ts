/** The media port: rooms that carry calls on this node. Signalling bodies are the engine's own and pass through unread. */
import type { CallConsumed, CallPoint, CallJoined, CallNotice, MediaSource } from '../../shared/protocol/call.ts';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type MediaAvailability = { readonly state: 'ready' } | { readonly state: 'missing'; readonly reason: string };
type Untrusted = Record<string, unknown>;
export type PeerSeat = {
  readonly peerId: PeerId;
  readonly role: 'visitor' | 'agent' | 'listener';
  readonly name: string;
  /** What consent lets this peer send. */
  readonly maySend: readonly MediaSource[];
  /** Bits per second of one picture. */
  readonly maxBps: { readonly camera: number; readonly screen: number };
};

export interface MediaPort {
  readonly availability: MediaAvailability;
  /** Opens the room of this call on this node, or answers the one that is open. `onNotice` is called for every peer but the cause. */
  openRoom(
    callId: CallId,
    epoch: number,
    onNotice: (toPeer: PeerId, notice: CallNotice) => void,
  ): Promise<Result<MediaRoom>>;
  room(callId: CallId): MediaRoom | undefined;
  /** All rooms open on this node. */
  rooms(): readonly MediaRoom[];
  close(): Promise<void>;
}

/** Peers are named by the caller; each call answers a closed error for ids that are not the peer's own. */
export interface MediaRoom {
  readonly callId: CallId;
  readonly epoch: number;
  /** Since when no peer has been connected; null while one is. */
  readonly emptySince: Ms | null;
  join(seat: PeerSeat): Promise<Result<CallJoined>>;
  connect(peerId: PeerId, transportId: string, untrustedDtlsParameters: Untrusted): Promise<Result<object>>;
  produce(
    peerId: PeerId,
    kind: 'audio' | 'video',
    source: MediaSource,
    untrustedRtpParameters: Untrusted,
  ): Promise<Result<{ producerId: string }>>;
  consume(peerId: PeerId, producerId: string, untrustedRtpCapabilities: Untrusted): Promise<Result<CallConsumed>>;
  resume(peerId: PeerId, consumerId: string): Promise<Result<object>>;
  pause(peerId: PeerId, producerId: string, paused: boolean): Promise<Result<object>>;
  closeProducer(peerId: PeerId, producerId: string): Promise<Result<object>>;
  restartIce(peerId: PeerId, transportId: string): Promise<Result<{ untrustedIceParameters: Untrusted }>>;
  prefer(peerId: PeerId, consumerId: string, size: 'small' | 'large'): Promise<Result<object>>;
  /** Tells the others where the peer points; nothing for what is no shared screen. */
  point(peerId: PeerId, point: CallPoint): void;
  /** Tells the peer what it may send now and closes what it may no longer send. */
  limit(peerId: PeerId, maySend: readonly MediaSource[]): void;
  leave(peerId: PeerId): void;
  /** Seats taken by others than listeners. */
  readonly talking: number;
  /** Idempotent; closes every transport. */
  close(): void;
}
