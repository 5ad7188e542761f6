/** Simulated people in a call: each sends a camera and a voice and receives everybody else's, over real ICE, DTLS and SRTP. */
import type { types } from 'mediasoup';
import type { TransportOptions } from '../../../shared/protocol/call.ts';
import type { DtlsIdentity } from './dtls-identity.ts';
import { SimulatedStreams } from './simulated-streams.ts';
import { SimulatedTransport, type Received } from './simulated-transport.ts';

const SEND_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time';
const TRANSPORT_NUMBER = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

/** A seat in a room, ours or a bare script's. */
export type BenchSeat = {
  readonly sendTransport: TransportOptions;
  readonly recvTransport: TransportOptions;
  readonly rtpCapabilities: types.RtpCapabilities;
  connect(transportId: string, dtlsParameters: object): Promise<unknown>;
  produce(source: 'microphone' | 'camera', rtp: types.RtpParameters): Promise<{ producerId: string }>;
  consume(producerId: string): Promise<{ consumerId: string; rtpParameters: types.RtpParameters }>;
  resume(consumerId: string): Promise<unknown>;
};
export type BenchRoom = { join(name: string): Promise<BenchSeat> };
/** One way of carrying media, with its worker. */
export type MediaSide = { readonly workerPid: number; openRoom(): Promise<BenchRoom>; close(): Promise<void> };

export type SimulatedCall = {
  readonly people: readonly SimulatedStreams[];
  /** Streams that are received, one for each of somebody's and each who gets it. */
  readonly consumers: number;
  takeReceived(): Received;
  close(): void;
};

export async function openSimulatedCall(room: BenchRoom, size: number, identity: DtlsIdentity): Promise<SimulatedCall> {
  const seats: { seat: BenchSeat; receive: SimulatedTransport; streams: SimulatedStreams; ids: string[] }[] = [];
  const transports: SimulatedTransport[] = [];
  const open = async (seat: BenchSeat, transport: TransportOptions) => {
    const opened = await SimulatedTransport.open(transport, identity, (dtls) => seat.connect(transport.id, dtls));
    transports.push(opened);
    return opened;
  };
  for (let index = 0; index < size; index += 1) {
    const seat = await room.join(`a-${index}`);
    const streams = new SimulatedStreams(await open(seat, seat.sendTransport));
    const voice = await seat.produce('microphone', streams.voice.parameters);
    const camera = await seat.produce('camera', streams.camera.parameters);
    const receive = await open(seat, seat.recvTransport);
    seats.push({ seat, receive, streams, ids: [voice.producerId, camera.producerId] });
  }
  let consumers = 0;
  for (const { seat, receive } of seats) {
    for (const producerId of seats.flatMap((other) => (other.seat === seat ? [] : other.ids))) {
      const { consumerId, rtpParameters } = await seat.consume(producerId);
      const ssrc = rtpParameters.encodings?.[0]?.ssrc;
      const idOf = (name: string) => rtpParameters.headerExtensions?.find(({ uri }) => uri === name)?.id;
      const [number, sendTime] = [idOf(TRANSPORT_NUMBER), idOf(SEND_TIME)];
      if (ssrc === undefined) throw new Error('a stream without a number');
      // The worker does not number voices.
      receive.expect(ssrc, number && sendTime ? { number, sendTime } : undefined);
      await seat.resume(consumerId);
      consumers += 1;
    }
  }
  return {
    people: seats.map(({ streams }) => streams),
    consumers,
    takeReceived: () => {
      const all = seats.map(({ receive }) => receive.takeReceived());
      return {
        packets: all.reduce((sum, { packets }) => sum + packets, 0),
        lost: all.reduce((sum, { lost }) => sum + lost, 0),
      };
    },
    close: () => {
      for (const transport of transports) transport.close();
    },
  };
}
