/** Visitors who leave and do not come back: their place in the queue and their agent's seat are given on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgentActor } from '../../server/app/context.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { createIdleSweep } from '../../server/app/conversation/sweep-idle.ts';
import { keepPresence } from '../../server/app/desk/keep-presence.ts';
import { ASSIGNED_IDLE_MS, QUEUED_IDLE_MS } from '../../server/domain/idle.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, comeBy, openShop, saying } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
let sweep: () => Promise<void>;

beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
  anna = await arrive(app, 'anna', { capacity: 1 });
  sweep = createIdleSweep(app);
});
afterEach(() => ground.close());

async function talk(name: string) {
  const visitor = await comeBy(app, name);
  const started = await startConversation(app, visitor, saying('Moin'));
  if (!started.ok || !started.data.conversation) throw new Error('no conversation');
  return { sessionId: visitor.sessionId, id: started.data.conversation.conversationId };
}
const standing = async ({ id }: Awaited<ReturnType<typeof talk>>) => (await app.store.get('conversation', id))?.now;
const goAway = (sessionId: SessionId) => app.offline.add(sessionId);
const later = async (ms: number) => {
  app.clock.advance(ms);
  await keepPresence(app, anna.agentId);
  await sweep();
};

test('an agent’s seat is held for half an hour, then the next who waits gets it', async () => {
  const first = await talk('eva');
  const second = await talk('uwe');
  goAway(first.sessionId);
  await sweep();
  await later(ASSIGNED_IDLE_MS - 1);
  expect(await standing(first)).toMatchObject({ state: 'assigned', agentId: anna.agentId });
  app.push.takePushed();
  await later(1);
  expect(await standing(first)).toMatchObject({ state: 'closed', reason: 'idle' });
  expect(await standing(second)).toMatchObject({ state: 'assigned', agentId: anna.agentId });
  const notices = (await app.store.messages(first.id, 0, 10)).map(({ body }) =>
    body.type === 'notice' ? body.code : '',
  );
  expect(notices).toContain('closed_idle');
  const { caseId } = (await app.store.get('conversation', first.id))!;
  expect(await app.store.history([caseId], 20)).toContainEqual(
    expect.objectContaining({ type: 'conversation_closed', author: { kind: 'system' }, details: { reason: 'idle' } }),
  );
  expect(app.push.takePushed()).toContainEqual(
    expect.objectContaining({
      to: 'agent:anna',
      body: expect.objectContaining({ conversationId: first.id, state: 'closed' }),
    }),
  );
});

test('a place in the queue is held for ten minutes', async () => {
  await talk('eva');
  const waiting = await talk('uwe');
  goAway(waiting.sessionId);
  await sweep();
  await later(QUEUED_IDLE_MS - 1);
  expect(await standing(waiting)).toMatchObject({ state: 'queued' });
  await later(1);
  expect(await standing(waiting)).toMatchObject({ state: 'closed', reason: 'idle' });
});

test('who comes back in time has all the time again', async () => {
  const eva = await talk('eva');
  goAway(eva.sessionId);
  await sweep();
  await later(ASSIGNED_IDLE_MS - 1);
  app.offline.delete(eva.sessionId);
  await later(1);
  goAway(eva.sessionId);
  await sweep();
  await later(ASSIGNED_IDLE_MS - 1);
  expect(await standing(eva)).toMatchObject({ state: 'assigned' });
});

test('a node that has just started counts from then; two that sweep end it once', async () => {
  const eva = await talk('eva');
  goAway(eva.sessionId);
  await sweep();
  await later(ASSIGNED_IDLE_MS - 1);
  const other = createIdleSweep(app);
  await other();
  expect(await standing(eva)).toMatchObject({ state: 'assigned' });
  app.clock.advance(1);
  await Promise.all([sweep(), other()]);
  app.clock.advance(ASSIGNED_IDLE_MS);
  await other();
  const { caseId } = (await app.store.get('conversation', eva.id))!;
  const ends = (await app.store.history([caseId], 20)).filter(({ type }) => type === 'conversation_closed');
  expect(ends).toHaveLength(1);
});
