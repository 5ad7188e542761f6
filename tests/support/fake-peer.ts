/** A peer of a media room, as a browser is one, but without RTP: what its library would signal goes straight to the room. */
import type { types } from 'mediasoup-client';
import type { CallConsumed, CallJoined, MediaSource, TransportOptions } from '../../shared/protocol/call.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { PeerId } from '../../shared/protocol/ids.ts';
import type { MediaRoom, PeerSeat } from '../../server/app/media-port.ts';
import { openFakeDevice } from './fake-device.ts';
import { fakeTrack } from './fake-track.ts';

type Untrusted = Record<string, unknown>;

export class FakePeer {
  readonly peerId: PeerId;
  readonly joined: CallJoined;
  readonly #room: MediaRoom;
  readonly #device: types.Device;

  static async sit(room: MediaRoom, peerId: string, seat: Partial<PeerSeat> = {}): Promise<FakePeer> {
    const whole: PeerSeat = {
      peerId: peerId as PeerId,
      role: 'agent',
      name: peerId,
      maySend: ['microphone', 'camera'],
      maxBps: { camera: 900_000, screen: 1_500_000 },
      ...seat,
    };
    const joined = await room.join(whole);
    if (!joined.ok) throw new Error(joined.error.code);
    return FakePeer.of(room, joined.data);
  }

  /** Of somebody who has joined by themselves. */
  static async of(room: MediaRoom, joined: CallJoined): Promise<FakePeer> {
    const device = await openFakeDevice();
    const routerRtpCapabilities = joined.untrustedRouterRtpCapabilities as unknown as types.RtpCapabilities;
    await device.load({ routerRtpCapabilities });
    return new FakePeer(room, joined, device);
  }

  private constructor(room: MediaRoom, joined: CallJoined, device: types.Device) {
    this.#room = room;
    this.joined = joined;
    this.peerId = joined.peerId;
    this.#device = device;
  }

  get untrustedRtpCapabilities(): Untrusted {
    return { ...this.#device.recvRtpCapabilities };
  }

  /** What the library would send for a new track of that source. */
  async rtpParameters(kind: 'audio' | 'video'): Promise<Untrusted> {
    const transport = this.#device.createSendTransport(optionsOf(this.joined.sendTransport));
    const { promise, resolve } = Promise.withResolvers<Untrusted>();
    transport.on('connect', (_facts, accept) => accept());
    transport.on('produce', ({ rtpParameters }, accept) => {
      resolve({ ...rtpParameters });
      accept({ id: crypto.randomUUID() });
    });
    await transport.produce({ track: fakeTrack(kind), stopTracks: false });
    transport.close();
    return promise;
  }

  async produce(kind: 'audio' | 'video', source: MediaSource): Promise<Result<{ producerId: string }>> {
    return this.#room.produce(this.peerId, kind, source, await this.rtpParameters(kind));
  }

  consume(producerId: string): Promise<Result<CallConsumed>> {
    return this.#room.consume(this.peerId, producerId, this.untrustedRtpCapabilities);
  }
}

function optionsOf(options: TransportOptions): types.TransportOptions {
  return {
    id: options.id,
    iceParameters: options.untrustedIceParameters as unknown as types.IceParameters,
    iceCandidates: options.untrustedIceCandidates as unknown as types.IceCandidate[],
    dtlsParameters: options.untrustedDtlsParameters as unknown as types.DtlsParameters,
  };
}
