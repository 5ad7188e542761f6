/** What lets the socket server reach browsers connected to other nodes: a Redis stream, kept short. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Log } from '../app/ports.ts';
import { connectRedis } from './redis-connection.ts';

/** Entries kept for connections that come back; a chat message or notice is about 1 KB. */
const MAX_STREAM_ENTRIES = 20_000;

export type RedisSocketAdapter = {
  /** For the socket server's option `adapter`. */
  readonly adapter: ReturnType<typeof createAdapter>;
  /** After the socket server is closed. */
  close(): Promise<void>;
};

/** Rejects when Redis cannot be reached. */
export async function createRedisSocketAdapter(url: string, log: Log): Promise<RedisSocketAdapter> {
  // Waiting commands are a must here: the adapter reads in a loop, which would spin if it were refused at once.
  const connection = await connectRedis(url, { name: 'socket adapter', waitsWhenAway: true }, log);
  return {
    adapter: createAdapter(connection, {
      streamName: 'lotse:sockets',
      channelPrefix: 'lotse:sockets',
      sessionKeyPrefix: 'lotse:socket-session:',
      maxLen: MAX_STREAM_ENTRIES,
    }),
    async close() {
      connection.destroy();
    },
  };
}
