/** PostgreSQL or Redis is killed and started again under two running nodes: they come back by themselves and take nothing from anybody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepConversations } from '../../server/app/conversation/sweep-conversations.ts';
import type { VisitorConversation } from '../../shared/protocol/chat.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

let postgres: ThrowAwayPostgres;
let redis: ThrowAwayRedis;
let nodeA: TestServer;
let nodeB: TestServer;
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const ground = { DATABASE_URL: await postgres.createDatabase('lotse'), REDIS_URL: redis.url };
  nodeA = await startTestServer({ ...ground, LOTSE_NODE_ID: 'a' });
  nodeB = await startTestServer({ ...ground, LOTSE_NODE_ID: 'b' });
});
afterAll(async () => {
  await stopEverything();
  await redis.stop();
  await postgres.stop();
});

const isReady = (server: TestServer) => fetch(`${server.url}/readyz`).then(({ status }) => status);

test('Redis restarted empty: the conversation stays with its agent, and what is said still crosses the nodes', async () => {
  const agent = await nodeB.agent('anna@demo.lotse');
  const visitor = await nodeA.visitor();
  const started = { clientMessageId: 'm1', text: 'Moin' };
  const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', started);
  const { conversationId } = conversation;
  await agent.next('conversation:changed');
  await redis.restart();
  await sweepConversations(nodeA.app).catch(() => {});
  await expect.poll(() => isReady(nodeA), { timeout: 15_000 }).toBe(200);
  await expect.poll(() => isReady(nodeB), { timeout: 15_000 }).toBe(200);
  await sweepConversations(nodeA.app);
  expect((await nodeA.app.store.get('conversation', conversationId))?.now.state).toBe('assigned');
  await visitor.ask('chat:send', { conversationId, clientMessageId: 'm2', text: 'noch da' });
  await agent.next<{ message: { clientMessageId: string } }>(
    'chat:message',
    ({ message }) => message.clientMessageId === 'm2',
  );
  await expect.poll(async () => (await nodeA.app.leases.list('agent:')).length, { timeout: 15_000 }).toBe(1);
});

test('PostgreSQL restarted: both nodes are ready again without being touched', async () => {
  const visitor = await nodeA.visitor();
  await postgres.restart();
  await expect.poll(() => isReady(nodeA), { timeout: 20_000 }).toBe(200);
  await expect.poll(() => isReady(nodeB), { timeout: 20_000 }).toBe(200);
  await expect.poll(async () => (await visitor.request('code:make', {})).ok, { timeout: 15_000 }).toBe(true);
});
