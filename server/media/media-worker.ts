/** One media worker process with its one port. Says when it died; starting another is the pool's business. */
import { EventEmitter } from 'node:events';
import { createWorker, type types } from 'mediasoup';
import { listenInfos } from './listen-infos.ts';
import { MAX_PORTS_TRIED } from './media-limits.ts';
import type { MediaSettings } from './media-settings.ts';

export class MediaWorker extends EventEmitter<{ died: [Error] }> {
  readonly webRtcServer: types.WebRtcServer;
  /** The port it listens on; 0 when the worker chose. */
  readonly port: number;
  readonly #worker: types.Worker;
  #rooms = 0;

  /** Walks on from `port` when that is taken; throws when no port is free or the program does not start. */
  static async start(settings: MediaSettings, port: number): Promise<MediaWorker> {
    const worker = await startProcess(settings.workerPath);
    const tries = port === 0 ? 1 : MAX_PORTS_TRIED;
    for (let tried = port; tried < port + tries; tried += 1) {
      const server = await listen(worker, tried, settings.address);
      if (server) return new MediaWorker(worker, server, tried);
    }
    worker.close();
    throw new Error(`no free media port from ${port} to ${port + tries - 1}; choose another first port`);
  }

  private constructor(worker: types.Worker, webRtcServer: types.WebRtcServer, port: number) {
    super();
    this.#worker = worker;
    this.webRtcServer = webRtcServer;
    this.port = port;
    worker.once('died', (error) => this.emit('died', error));
  }

  get pid(): number {
    return this.#worker.pid;
  }

  /** Rooms it carries: what "least loaded" is measured by. */
  get rooms(): number {
    return this.#rooms;
  }

  async createRouter(mediaCodecs: types.RouterRtpCodecCapability[]): Promise<types.Router> {
    this.#rooms += 1;
    try {
      const router = await this.#worker.createRouter({ mediaCodecs });
      router.observer.once('close', () => (this.#rooms -= 1));
      return router;
    } catch (error) {
      this.#rooms -= 1;
      throw error;
    }
  }

  /** Resolves when the process is gone; idempotent. */
  async close(): Promise<void> {
    if (this.#worker.subprocessClosed) return;
    const gone = new Promise<void>((resolve) => void this.#worker.once('subprocessclose', resolve));
    this.#worker.close();
    await gone;
  }
}

/** The engine closes its workers at the first SIGTERM by itself; ours live until the server has drained. */
async function startProcess(workerPath: string | undefined): Promise<types.Worker> {
  const before = new Set([...process.listeners('SIGTERM'), ...process.listeners('SIGINT')]);
  const worker = await createWorker({ logLevel: 'warn', ...(workerPath !== undefined && { workerBin: workerPath }) });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    for (const listener of process.listeners(signal)) {
      if (!before.has(listener)) process.removeListener(signal, listener);
    }
  }
  return worker;
}

/** Undefined when the port is taken, for UDP or for TCP. */
async function listen(worker: types.Worker, port: number, address: string | undefined) {
  try {
    return await worker.createWebRtcServer({ listenInfos: listenInfos(port, address) });
  } catch (error) {
    if (worker.closed || !/in use|EADDRINUSE/i.test(String(error))) throw error;
    return undefined;
  }
}
