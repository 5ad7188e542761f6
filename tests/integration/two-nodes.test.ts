/** Two nodes on PostgreSQL and Redis: a visitor on one, the agent on the other; then the visitor's node goes away. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepSessions } from '../../server/app/session/sweep-sessions.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import type { DeskConversation, Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import type { VisitorWelcome } from '../../shared/protocol/handshake.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import {
  helloBody,
  startTestServer,
  stopEverything,
  stopTestServer,
  type TestServer,
} from '../support/running-server.ts';
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

async function allow(purpose: string, agent: TestSocket, visitor: TestSocket, sessionId: string): Promise<void> {
  const asked = await agent.ask<ConsentState>('consent:ask', { sessionId, purpose });
  const seen = await visitor.next<ConsentState>('consent:changed', ({ ask }) => ask?.askId === asked.ask?.askId);
  const answer = { askId: seen.ask?.askId, answer: 'yes', send: [], textVersion: 1, locale: 'de' };
  await visitor.ask('consent:answer', answer);
}

test('live visitors, chat, page and pointer cross the nodes; the visitor goes on at the other one', async () => {
  const agent = await nodeB.agent('anna@demo.lotse');
  await agent.ask('visitors:watch', { watch: true });
  const visitor = await nodeA.visitor();
  const { sessionId, tab, token } = visitor.welcome;
  await agent.next<{ seen: LiveVisitor[] }>('visitors:changed', ({ seen }) =>
    seen.some((one) => one.sessionId === sessionId),
  );

  const started = { clientMessageId: 'm1', text: 'Moin von A' };
  const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', started);
  const { conversationId } = conversation;
  await agent.next<DeskConversation>('conversation:changed', ({ state, online }) => state === 'assigned' && online);
  await agent.ask('chat:send', { conversationId, clientMessageId: 'a1', text: 'Moin von B' });
  await visitor.next<{ message: Message }>('chat:message', ({ message }) => message.author.kind === 'agent');

  await allow('view', agent, visitor, sessionId);
  const frame = (seq: number) =>
    Buffer.from(encodePageFrame({ kind: seq === 0 ? 'snapshot' : 'delta', tab, epoch: 1, seq }, new Uint8Array([seq])));
  visitor.send('page:frame', frame(0));
  await visitor.ask('code:make', {});
  await agent.ask('page:watch', { sessionId });
  const first = await agent.nextArgs('page:frame');
  visitor.send('page:frame', frame(1));
  const second = await agent.nextArgs('page:frame');
  expect([first, second].map(([session, bytes]) => [session, (bytes as Buffer).at(-1)])).toEqual([
    [sessionId, 0],
    [sessionId, 1],
  ]);

  await allow('point', agent, visitor, sessionId);
  const pointer = Buffer.from(encodePointer({ kind: 'click', tab: 0, node: 1, x: 0, y: 0 }));
  // Makes the agent's node read the grants, which come to it on another way than what the agent is told.
  await agent.ask('page:watch', { sessionId });
  agent.send('page:pointer', sessionId, pointer);
  expect(await visitor.nextArgs('page:pointer')).toEqual([Buffer.concat([Buffer.of(0), pointer])]);

  await allow('form', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  const suggestion = { tab: 0, epoch: 1, node: 5, value: { kind: 'checked', on: true } };
  agent.send('form:suggest', { sessionId, suggestionId: 's1', ...suggestion });
  expect(await visitor.next('form:suggested')).toMatchObject({ suggestionId: 's1', ...suggestion });
  visitor.send('form:suggestion-answered', { suggestionId: 's1', outcome: 'accepted' });
  expect(await agent.next('form:suggestion')).toEqual({ sessionId, suggestionId: 's1', outcome: 'accepted' });

  // Both nodes sweep; a live visitor of the other node loses nothing by it.
  await sweepSessions(nodeB.app);
  expect((await nodeB.app.store.get('session', sessionId))?.lostAt).toBeNull();
  await stopTestServer(nodeA);
  expect(await visitor.ended).toBe('transport close');
  const auth = { protocol: PROTOCOL_VERSION, site: 'demo', token };
  const back = await nodeB.visitorSocket({ origin: nodeA.url, auth });
  const welcome = await back.ask<VisitorWelcome>('visitor:hello', helloBody(nodeA.url));
  expect(welcome.sessionId).toBe(sessionId);
  expect(welcome.consent.grants.map(({ capability }) => capability)).toEqual(['view', 'point', 'form']);
  await back.ask('chat:send', { conversationId, clientMessageId: 'm2', text: 'Jetzt bei B' });
  const { messages } = await back.ask<{ messages: Message[] }>('chat:sync', { conversationId, afterSeq: 0 });
  const texts = messages.flatMap(({ body }) => (body.type === 'text' ? [body.text] : []));
  expect(texts).toEqual(['Moin von A', 'Moin von B', 'Jetzt bei B']);
  expect([...nodeA.faults(), ...nodeB.faults()]).toEqual([]);
});
