/** A throw-away Redis: a real server on a free port that keeps nothing. */
import { createClient } from 'redis';
import { findBinary } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { createThrowAwayFolder } from './throw-away-folder.ts';

export type ThrowAwayRedis = {
  readonly url: string;
  /** Kills it and starts an empty one on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export async function startRedis(): Promise<ThrowAwayRedis> {
  const program = findBinary('redis-server', 'install redis-server (Debian: apt-get install redis-server)');
  const folder = createThrowAwayFolder('redis');
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ServerProcess;

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    server = startServerProcess(program, args, { cwd: folder.path });
    await server.untilReady(() => answers(url));
  }
  async function stop(): Promise<void> {
    await server.end('SIGTERM');
    folder.remove();
  }

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    async restart() {
      await server.end('SIGKILL');
      await start();
    },
    stop,
  };
}

async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.destroy();
  }
}
