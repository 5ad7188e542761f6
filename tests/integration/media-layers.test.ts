/** Two sizes of one camera through a real worker, with real protected RTP: who draws small gets the small one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { types } from 'mediasoup';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { MediaRoom } from '../../server/app/media-port.ts';
import { createDtlsIdentity, type DtlsIdentity } from '../bench/support/dtls-identity.ts';
import { runStreams } from '../bench/support/run-streams.ts';
import { SimulatedStreams } from '../bench/support/simulated-streams.ts';
import { SimulatedTransport } from '../bench/support/simulated-transport.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { startRealMedia, type RealMedia } from '../support/real-media.ts';

let real: RealMedia;
let room: MediaRoom;
let identity: DtlsIdentity;
let streams: SimulatedStreams;
let send: SimulatedTransport;
let receive: SimulatedTransport;
let producerId: string;
let consumerId: string;
const open: SimulatedTransport[] = [];
const [anna, visitor] = ['a-anna', 'v-1'] as PeerId[] as [PeerId, PeerId];

const dataOf = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data;
};

beforeAll(async () => {
  real = await startRealMedia({ address: '127.0.0.1' });
  identity = createDtlsIdentity();
  room = dataOf(await real.media.openRoom('call' as CallId, 1, () => {}));
  const [sender, receiver] = [await FakePeer.sit(room, anna), await FakePeer.sit(room, visitor)];
  const { sendTransport } = sender.joined;
  const { recvTransport, untrustedRouterRtpCapabilities } = receiver.joined;
  send = await SimulatedTransport.open(sendTransport, identity, (dtls) =>
    room.connect(anna, sendTransport.id, { ...dtls }),
  );
  receive = await SimulatedTransport.open(recvTransport, identity, (dtls) =>
    room.connect(visitor, recvTransport.id, { ...dtls }),
  );
  open.push(send, receive);
  streams = new SimulatedStreams(send);
  ({ producerId } = dataOf(await room.produce(anna, 'video', 'camera', { ...streams.camera.parameters })));
  const consumed = dataOf(await room.consume(visitor, producerId, untrustedRouterRtpCapabilities));
  ({ consumerId } = consumed);
  const rtp = consumed.untrustedRtpParameters as unknown as types.RtpParameters;
  const idOf = (end: string) => rtp.headerExtensions?.find(({ uri }) => uri.includes(end))?.id ?? 0;
  receive.expect(rtp.encodings?.[0]?.ssrc ?? 0, {
    number: idOf('transport-wide-cc'),
    sendTime: idOf('abs-send-time'),
  });
  dataOf(await room.resume(visitor, consumerId));
});
afterAll(async () => {
  for (const transport of open) transport.close();
  await real?.media.close();
  identity?.remove();
});

/** The large size has five packets a frame, the small one has one. */
async function packetsAFrame(): Promise<number> {
  receive.takeReceived();
  const before = streams.frames;
  await runStreams([streams], 1);
  return receive.takeReceived().packets / (streams.frames - before);
}
const settled = { timeout: 40_000 };

it('gives the large one first, as far as the line bears it', async () => {
  await expect.poll(packetsAFrame, settled).toBeGreaterThan(4);
});

it('gives the small one to whom it is enough, and the large one again', async () => {
  dataOf(await room.prefer(visitor, consumerId, 'small'));
  await expect.poll(packetsAFrame, settled).toBeLessThan(1.5);
  dataOf(await room.prefer(visitor, consumerId, 'large'));
  await expect.poll(packetsAFrame, settled).toBeGreaterThan(4);
});

it('asks for a key frame when somebody comes late, at once', async () => {
  const late = 'a-jonas' as PeerId;
  const { recvTransport, untrustedRouterRtpCapabilities } = (await FakePeer.sit(room, late)).joined;
  open.push(
    await SimulatedTransport.open(recvTransport, identity, (dtls) => room.connect(late, recvTransport.id, { ...dtls })),
  );
  const consumed = dataOf(await room.consume(late, producerId, untrustedRouterRtpCapabilities));
  await runStreams([streams], 1);
  const before = send.keyFrameWishes;
  dataOf(await room.resume(late, consumed.consumerId));
  await expect.poll(() => send.keyFrameWishes, { timeout: 5_000 }).toBeGreaterThan(before);
});
