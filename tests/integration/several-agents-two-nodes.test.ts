/** Two agents with one visitor on two nodes: joined on the other one, the page from its beginning, and gone at once when leaving there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AskedIn, DeskConversation, Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';
import type { TestSocket } from '../support/test-socket.ts';

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

const frame = (tab: number, seq: number) =>
  Buffer.from(encodePageFrame({ kind: seq === 0 ? 'snapshot' : 'delta', tab, epoch: 1, seq }, new Uint8Array([seq])));
const lastByte = async (agent: TestSocket) => ((await agent.nextArgs('page:frame'))[1] as Buffer).at(-1);

test('a colleague at the other node', async () => {
  const anna = await nodeA.agent('anna@demo.lotse');
  const visitor = await nodeA.visitor();
  const { sessionId, tab } = visitor.welcome;
  const started = { clientMessageId: 'm1', text: 'Moin' };
  const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', started);
  const { conversationId } = conversation;
  await anna.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
  const jonas = await nodeB.agent('jonas@demo.lotse');

  await anna.ask('colleague:ask-in', { conversationId, agentId: jonas.desk.me.agentId, note: '' });
  await jonas.next<AskedIn>('colleague:asked-in');
  await jonas.ask('conversation:join', { conversationId });
  await anna.next<DeskConversation>('conversation:changed', ({ companions }) => companions.length === 1);
  await visitor.ask('chat:send', { conversationId, clientMessageId: 'm2', text: 'Hallo beide' });
  await jonas.next<{ message: Message }>('chat:message', ({ message }) => message.author.kind === 'visitor');

  for (const agent of [anna, jonas]) {
    const { ask } = await agent.ask<ConsentState>('consent:ask', { sessionId, purpose: 'view' });
    await visitor.next<ConsentState>('consent:changed', (state) => state.ask?.askId === ask?.askId);
    const answer = { askId: ask?.askId, answer: 'yes', send: [], textVersion: 2, locale: 'de' };
    await visitor.ask('consent:answer', answer);
    if (agent === anna) for (const seq of [0, 1]) visitor.send('page:frame', frame(tab, seq));
    await visitor.ask('code:make', {});
    await agent.ask('page:watch', { sessionId });
    expect([await lastByte(agent), await lastByte(agent)]).toEqual([0, 1]);
  }

  await jonas.ask('conversation:leave', { conversationId });
  await visitor.next<ConsentState>('consent:changed', ({ grants }) => grants.length === 1);
  expect(await jonas.refusal('page:watch', { sessionId })).toBe('not_found');
  visitor.send('page:frame', frame(tab, 2));
  expect(await lastByte(anna)).toBe(2);
  await jonas.ask('visitors:watch', { watch: false });
  expect(jonas.told('page:frame')).toEqual([]);
  expect([...nodeA.faults(), ...nodeB.faults()]).toEqual([]);
});
