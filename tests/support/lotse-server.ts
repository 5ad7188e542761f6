/** The real server as its own process, as an operator starts it: can be killed hard and started again on the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

const READY_WITHIN_MS = 60_000;
const LOG_LINES = 400;
const WORKER_RUNS = /"pid":(\d+),"port":\d+.*media worker runs/;

export type LotseServer = {
  readonly port: number;
  readonly url: string;
  /** UDP and TCP of its one media worker. */
  readonly mediaPort: number;
  /** The process of the media worker that was started last. */
  workerPid(): number;
  /** The last lines it printed, for a failing test's message. */
  log(): string;
  /** SIGKILL, as a power cut; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** SIGTERM and the end of its data folder. */
  stop(): Promise<void>;
};

export async function startLotseServer(environment: Record<string, string> = {}): Promise<LotseServer> {
  const port = await freePort();
  const mediaPort = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), 'lotse-test-'));
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  let child: ChildProcess;
  let workerPid = Number.NaN;

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
      env: {
        ...process.env,
        PORT: String(port),
        LOTSE_DATA: dataFolder,
        LOTSE_DEMO: '1',
        NODE_COMPILE_CACHE: join(tmpdir(), 'lotse-test-compile-cache'),
        LOTSE_MEDIA_PORT: String(mediaPort),
        LOTSE_MEDIA_WORKERS: '1',
        LOTSE_MEDIA_ADDRESS: '127.0.0.1',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        workerPid = Number(WORKER_RUNS.exec(line)?.[1] ?? workerPid);
        if (lines.length > LOG_LINES) lines.shift();
      });
    }
    await untilReady();
  }

  async function untilReady(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    for (;;) {
      const ready = await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
      if (child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`the server did not become ready:\n${lines.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  await start();
  return {
    port,
    url,
    mediaPort,
    workerPid: () => workerPid,
    log: () => lines.join('\n'),
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
