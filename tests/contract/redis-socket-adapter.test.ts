import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { createRedisSocketAdapter } from '../../server/bus/redis-socket-adapter.ts';
import { createInbox } from '../support/inbox.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { createSilentLog } from '../support/silent-log.ts';

let redis: ThrowAwayRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());

async function startNode() {
  const { adapter, close } = await createRedisSocketAdapter(redis.url, createSilentLog());
  const http = createServer();
  const sockets = new Server(http, { adapter });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as { port: number };
  return {
    sockets,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await sockets.close();
      await close();
    },
  };
}

describe('the socket adapter over Redis', () => {
  it('reaches a room on another node, and goes on after Redis was away', async () => {
    const [here, there] = [await startNode(), await startNode()];
    there.sockets.on('connection', (socket) => void socket.join('session:1'));
    const inbox = createInbox<unknown>();
    const browser = io(there.url, { transports: ['websocket'] });
    browser.on('told', inbox.add);
    const other = createInbox<unknown>();
    browser.on('again', other.add);
    await once(there.sockets, 'connection');

    // Again and again: the adapter reads from the moment its connection stands, and keeps nothing from before.
    const repeat = setInterval(() => here.sockets.to('session:1').emit('told', { number: 7 }), 20);
    expect(await inbox.take(1)).toEqual([{ number: 7 }]);
    clearInterval(repeat);

    await redis.restart();
    const again = setInterval(() => here.sockets.to('session:1').emit('again', 8), 20);
    expect(await other.take(1)).toEqual([8]);
    clearInterval(again);

    browser.disconnect();
    await Promise.all([here.close(), there.close()]);
  });
});
