/** Connections to Redis that come back by themselves; the only file that names redis. */
import { createClient } from 'redis';
import type { Log } from '../app/ports.ts';

/** Pause before the next try to reconnect, in ms: soon at first, never long. */
const MAX_RECONNECT_PAUSE_MS = 2_000;
const RECONNECT_STEP_MS = 50;
/** How often a silent connection is probed, in ms; a peer that vanished without a word is found by it. */
const PROBE_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Commands that may wait for their answer; more means that Redis is not keeping up, and they are refused. */
const MAX_WAITING_COMMANDS = 20_000;

export type RedisUse = {
  /** For the log. */
  readonly name: string;
  /** Whether commands wait while the connection is away; without it they are refused at once. */
  readonly waitsWhenAway: boolean;
};

function create(url: string, { waitsWhenAway }: RedisUse) {
  return createClient({
    url,
    disableOfflineQueue: !waitsWhenAway,
    commandsQueueMaxLength: MAX_WAITING_COMMANDS,
    pingInterval: PROBE_MS,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min((retries + 1) * RECONNECT_STEP_MS, MAX_RECONNECT_PAUSE_MS),
    },
  });
}
export type RedisConnection = ReturnType<typeof create>;

/** Rejects when Redis cannot be reached at the start; later losses are logged once each and mended. */
export async function connectRedis(url: string, use: RedisUse, log: Log): Promise<RedisConnection> {
  const connection = create(url, use);
  let isLost = false;
  const started = Promise.withResolvers<never>();
  connection.on('error', (error: Error) => {
    started.reject(error);
    if (!isLost) log.warn({ connection: use.name, error: error.message }, 'Redis is out of reach, trying again');
    isLost = true;
  });
  connection.on('ready', () => {
    if (isLost) log.info({ connection: use.name }, 'Redis is back');
    isLost = false;
  });
  try {
    await Promise.race([connection.connect(), started.promise]);
  } catch (error) {
    connection.destroy();
    throw error;
  }
  started.promise.catch(() => {});
  return connection;
}
