/**
 * The bus between nodes over Redis' publish/subscribe: messages as JSON, bytes as they are. One connection publishes, so order is
 * kept; one listens, and subscribes again by itself after a loss. What is published while Redis is away is lost, as agreed.
 */
import type { Bus, Log, Unsubscribe } from '../app/ports.ts';
import { connectRedis } from './redis-connection.ts';
import { createRedisRequests } from './redis-requests.ts';
import { within } from './within.ts';

const MESSAGES = 'lotse:m:';
const BYTES = 'lotse:b:';
const PING_TIMEOUT_MS = 2_000;

/** Rejects when Redis cannot be reached. */
export async function createRedisBus(url: string, log: Log): Promise<Bus> {
  const publisher = await connectRedis(url, { name: 'bus, publishing', waitsWhenAway: false }, log);
  const listener = await connectRedis(url, { name: 'bus, listening', waitsWhenAway: true }, log).catch(
    (error: unknown) => {
      publisher.destroy();
      throw error;
    },
  );
  let isDropping = false;

  async function publish(channel: string, payload: string | Uint8Array): Promise<number> {
    const bytes =
      typeof payload === 'string' ? payload : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    return publisher.publish(channel, bytes);
  }

  async function sendOrDrop(channel: string, payload: string | Uint8Array): Promise<void> {
    try {
      await publish(channel, payload);
      isDropping = false;
    } catch (error) {
      if (!isDropping)
        log.warn({ channel, error: (error as Error).message }, 'The bus drops messages until Redis is back');
      isDropping = true;
    }
  }
  const send = (channel: string, payload: string | Uint8Array) => void sendOrDrop(channel, payload);

  async function listen(channel: string, onPayload: (payload: Buffer) => void): Promise<Unsubscribe> {
    const receive = (payload: Buffer) => {
      try {
        onPayload(payload);
      } catch (error) {
        log.error({ channel, error: error instanceof Error ? error.stack : String(error) }, 'A subscriber failed');
      }
    };
    await listener.subscribe(channel, receive, true);
    return () => {
      // Fails only when the connection is closed, which ends the subscription as well.
      listener.unsubscribe(channel, receive, true).catch(() => {});
    };
  }

  const requests = await createRedisRequests({ publish, send, listen });

  return {
    publish: (topic, message) => send(MESSAGES + topic, JSON.stringify([message])),
    subscribe: (topic, onMessage) =>
      listen(MESSAGES + topic, (payload) => onMessage((JSON.parse(payload.toString()) as [unknown])[0])),
    publishBytes: (topic, bytes) => send(BYTES + topic, bytes),
    subscribeBytes: (topic, onBytes) => listen(BYTES + topic, onBytes),
    request: requests.request,
    respond: requests.respond,
    async ping() {
      await within(PING_TIMEOUT_MS, publisher.ping(), () => new Error('Redis does not answer.'));
      if (!listener.isReady) throw new Error('The bus does not listen: Redis is out of reach.');
    },
    async close() {
      requests.close();
      publisher.destroy();
      listener.destroy();
    },
  };
}
