/** The reference on the server: one mediasoup worker, one room, and the messages its two pages need. A dead worker is started again. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createWorker, type types } from 'mediasoup';
import { Server, type Socket } from 'socket.io';
import { bundlePage } from '../../support/bundle-page.ts';

const CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];
/** Each message has some of these. */
type Body = {
  readonly id: string;
  readonly producerId: string;
  readonly kind: types.MediaKind;
  readonly dtlsParameters: types.DtlsParameters;
  readonly rtpParameters: types.RtpParameters;
  readonly rtpCapabilities: types.RtpCapabilities;
};

export type BareCalls = {
  readonly url: string;
  readonly workerPid: number;
  /** Ends the call for both pages. */
  end(): void;
  close(): Promise<void>;
};

export async function startBareCalls(): Promise<BareCalls> {
  const script = await bundlePage(new URL('bare-call-page.ts', import.meta.url));
  const http = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    const page = '<!doctype html><meta charset="utf-8"><title>Bare</title><body><script type="module" src="/page.js">';
    response.end(isScript ? script : `${page}</script>`);
  });
  const io = new Server(http, { transports: ['websocket'] });
  let isClosing = false;
  let worker = await startWorker();
  let webRtcServer = await listen(worker);
  let router: types.Router;
  let producers = new Map<Socket, string[]>();

  async function startWorker(): Promise<types.Worker> {
    const workerBin = process.env['MEDIASOUP_WORKER_BIN'];
    const started = await createWorker({ logLevel: 'warn', ...(workerBin !== undefined && { workerBin }) });
    started.once('died', () => void startAgain());
    return started;
  }
  async function startAgain(): Promise<void> {
    if (isClosing) return;
    worker = await startWorker();
    webRtcServer = await listen(worker);
    await begin();
  }
  async function begin(): Promise<void> {
    router = await worker.createRouter({ mediaCodecs: CODECS });
    producers = new Map();
    io.emit('begin');
  }

  io.on('connection', (socket) => {
    let transports: types.WebRtcTransport[] = [];
    const consumers = new Map<string, types.Consumer>();
    const answers: Record<string, (body: Body) => Promise<unknown>> = {
      start: begin,
      async join() {
        transports = await Promise.all(
          [0, 1].map(() => router.createWebRtcTransport({ webRtcServer, preferUdp: true })),
        );
        const [send, receive] = transports.map(({ id, iceParameters, iceCandidates, dtlsParameters }) => ({
          ...{ id, iceParameters, iceCandidates, dtlsParameters },
        }));
        const others = [...producers].flatMap(([owner, ids]) => (owner === socket ? [] : ids));
        return { rtpCapabilities: router.rtpCapabilities, send, receive, producers: others };
      },
      shake: async ({ id, dtlsParameters }) => {
        await transports.find((each) => each.id === id)?.connect({ dtlsParameters });
        return {};
      },
      async produce({ kind, rtpParameters }) {
        const { id } = await transports[0]!.produce({ kind, rtpParameters });
        producers.set(socket, [...(producers.get(socket) ?? []), id]);
        socket.broadcast.emit('producer', id);
        return { id };
      },
      async consume({ producerId, rtpCapabilities }) {
        const consumer = await transports[1]!.consume({ producerId, rtpCapabilities, paused: true });
        consumers.set(consumer.id, consumer);
        return { id: consumer.id, producerId, kind: consumer.kind, rtpParameters: consumer.rtpParameters };
      },
      resume: async ({ id }) => {
        await consumers.get(id)?.resume();
        return {};
      },
    };
    for (const [event, answer] of Object.entries(answers)) {
      // A room that is gone meanwhile is answered by the next one.
      socket.on(event, (body: Body, ack: (reply: unknown) => void) => void answer(body).then(ack, () => {}));
    }
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as { port: number };
  return {
    url: `http://localhost:${port}`,
    get workerPid() {
      return worker.pid;
    },
    end: () => {
      io.emit('end');
      router?.close();
    },
    close: async () => {
      isClosing = true;
      await io.close();
      worker.close();
    },
  };
}

const listen = (worker: types.Worker): Promise<types.WebRtcServer> =>
  worker.createWebRtcServer({
    listenInfos: (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip: '127.0.0.1' })),
  });
