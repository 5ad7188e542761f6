/** The two ways of carrying media that are compared: our rooms as the server uses them, and mediasoup with as little as it takes. */
import { createWorker, type types } from 'mediasoup';
import type { CallId, PeerId } from '../../../shared/protocol/ids.ts';
import type { Result } from '../../../shared/protocol/errors.ts';
import type { TransportOptions } from '../../../shared/protocol/call.ts';
import { startRealMedia } from '../../support/real-media.ts';
import type { MediaSide } from './simulated-call.ts';

const MAX_BPS = { camera: 1_200_000, screen: 1_500_000 };
const kindOf = { microphone: 'audio', camera: 'video' } as const;

function data<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

export async function openOurMedia(): Promise<MediaSide> {
  const { media, pids } = await startRealMedia({ address: '127.0.0.1' });
  let rooms = 0;
  return {
    workerPid: pids[0]!,
    async openRoom() {
      rooms += 1;
      const room = data(await media.openRoom(`bench-${rooms}` as CallId, 1, () => {}));
      return {
        async join(name) {
          const peerId = name as PeerId;
          const seat = { peerId, role: 'agent', name, maySend: ['microphone', 'camera'], maxBps: MAX_BPS } as const;
          const joined = data(await room.join({ ...seat, maySend: [...seat.maySend] }));
          const { sendTransport, recvTransport, untrustedRouterRtpCapabilities } = joined;
          return {
            sendTransport,
            recvTransport,
            rtpCapabilities: untrustedRouterRtpCapabilities as unknown as types.RtpCapabilities,
            connect: async (id, dtls) => data(await room.connect(peerId, id, { ...dtls })),
            produce: async (source, rtp) => data(await room.produce(peerId, kindOf[source], source, { ...rtp })),
            async consume(producerId) {
              const consumed = data(await room.consume(peerId, producerId, untrustedRouterRtpCapabilities));
              const rtpParameters = consumed.untrustedRtpParameters as unknown as types.RtpParameters;
              return { consumerId: consumed.consumerId, rtpParameters };
            },
            resume: async (consumerId) => data(await room.resume(peerId, consumerId)),
          };
        },
      };
    },
    close: () => media.close(),
  };
}

const CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

export async function openBareMedia(): Promise<MediaSide> {
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
  const worker = await createWorker({ logLevel: 'warn', ...(workerBin !== undefined && { workerBin }) });
  const listenInfos = (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip: '127.0.0.1' }));
  const webRtcServer = await worker.createWebRtcServer({ listenInfos });
  return {
    workerPid: worker.pid,
    async openRoom() {
      const router = await worker.createRouter({ mediaCodecs: CODECS });
      return {
        async join() {
          const send = await router.createWebRtcTransport({ webRtcServer, preferUdp: true });
          const receive = await router.createWebRtcTransport({ webRtcServer, preferUdp: true });
          const consumers = new Map<string, types.Consumer>();
          return {
            sendTransport: optionsOf(send),
            recvTransport: optionsOf(receive),
            rtpCapabilities: router.rtpCapabilities,
            connect: (id, dtlsParameters) =>
              (id === send.id ? send : receive).connect({ dtlsParameters: dtlsParameters as types.DtlsParameters }),
            async produce(source, rtpParameters) {
              return { producerId: (await send.produce({ kind: kindOf[source], rtpParameters })).id };
            },
            async consume(producerId) {
              const { rtpCapabilities } = router;
              const consumer = await receive.consume({ producerId, rtpCapabilities, paused: true });
              consumers.set(consumer.id, consumer);
              return { consumerId: consumer.id, rtpParameters: consumer.rtpParameters };
            },
            resume: async (consumerId) => consumers.get(consumerId)?.resume(),
          };
        },
      };
    },
    async close() {
      const gone = new Promise<void>((resolve) => void worker.once('subprocessclose', resolve));
      worker.close();
      await gone;
    },
  };
}

const optionsOf = (transport: types.WebRtcTransport): TransportOptions => ({
  id: transport.id,
  untrustedIceParameters: { ...transport.iceParameters },
  untrustedIceCandidates: transport.iceCandidates.map((candidate) => ({ ...candidate })),
  untrustedDtlsParameters: { ...transport.dtlsParameters },
});
