import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGENT_RETURN_MS } from '../../shared/protocol/limits.ts';
import { agentArrived } from '../../server/app/desk/agent-arrived.ts';
import { agentLeft } from '../../server/app/desk/agent-left.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import { dealQueue } from '../../server/app/desk/deal-queue.ts';
import { keepPresence, PRESENCE_MS } from '../../server/app/desk/keep-presence.ts';
import { readColleagues } from '../../server/app/desk/read-colleagues.ts';
import { deskConversationsFor } from '../../server/app/conversation/read-conversations.ts';
import { setPresence } from '../../server/app/desk/set-presence.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { sweepConversations } from '../../server/app/conversation/sweep-conversations.ts';
import { takeConversation } from '../../server/app/conversation/take-conversation.ts';
import { transferConversation } from '../../server/app/conversation/transfer-conversation.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, arriveBusy, comeBy, hire, openShop, SALES, saying } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
});
afterEach(() => ground.close());

async function begin(visitor: VisitorActor, on: TestApp = app) {
  const started = await startConversation(on, visitor, saying('Hallo'));
  if (!started.ok || !started.data.conversation) throw new Error(JSON.stringify(started));
  return started.data.conversation.conversationId;
}
const nowOf = async (visitor: VisitorActor) => (await app.store.openConversation(visitor.visitorId))?.conversation.now;
const seats = async () => Object.fromEntries((await readColleagues(app)).map((one) => [one.agentId, one.seatsTaken]));

describe('the queue', () => {
  it('is dealt to who arrives, oldest first, up to capacity, also when many ask at once', async () => {
    await arriveBusy(app, 'busy');
    const visitors: VisitorActor[] = [];
    for (const name of ['eva', 'ben', 'ida']) {
      visitors.push(await comeBy(app, name));
      await begin(visitors.at(-1)!);
      app.clock.advance(1_000);
    }
    await arrive(app, 'anna', { capacity: 2 });
    expect((await Promise.all(visitors.map(nowOf))).map((now) => now?.state)).toEqual([
      'assigned',
      'assigned',
      'queued',
    ]);
    await Promise.all(Array.from({ length: 20 }, () => dealQueue(app)));
    expect(await seats()).toEqual({ busy: 1, anna: 2 });
  });

  it('dealt by two nodes at once seats everybody once', async () => {
    await arriveBusy(app, 'busy');
    const visitors = await Promise.all(Array.from({ length: 10 }, (_, n) => comeBy(app, `visitor-${n}`)));
    for (const visitor of visitors) await begin(visitor);
    const other = createTestApp(ground, 'node-b');
    for (const name of ['anna', 'jonas', 'mira']) {
      const actor = await hire(app, name, { capacity: 3 });
      await keepPresence(app, actor.agentId);
    }
    await Promise.all([dealQueue(app), dealQueue(other)]);
    await dealQueue(app);
    const states = await Promise.all(visitors.map(nowOf));
    expect(states.filter((now) => now?.state === 'assigned')).toHaveLength(9);
    expect(await seats()).toEqual({ busy: 1, anna: 3, jonas: 3, mira: 3 });
  });

  it('tells those who wait their new place', async () => {
    const anna = await arrive(app, 'anna', { capacity: 1 });
    const first = await begin(await comeBy(app, 'eva'));
    for (const name of ['ben', 'ida']) {
      await begin(await comeBy(app, name));
      app.clock.advance(1_000);
    }
    await keepPresence(app, anna.agentId);
    app.push.takePushed();
    await closeConversation(app, anna, { conversationId: first });
    const toIda = app.push.takePushed().filter(({ to }) => to === 'visitor:ida-session-1');
    expect(toIda.at(-1)).toMatchObject({ event: 'conversation:changed', body: { conversation: { position: 1 } } });
  });

  it('shows agents what they could take and their own, without the words of what they lost', async () => {
    const anna = await arriveBusy(app, 'anna');
    await arriveBusy(app, 'tom', { skills: ['technik' as never] });
    const jonas = await arriveBusy(app, 'jonas', { skills: [SALES, 'service' as never] });
    const eva = await comeBy(app, 'eva');
    const conversationId = await begin(eva);
    expect(await deskConversationsFor(app, anna.agentId)).toMatchObject([{ conversationId, lastText: 'Hallo' }]);
    expect(await deskConversationsFor(app, 'tom' as never)).toEqual([]);
    expect(app.push.takePushed().filter(({ to }) => to === 'agent:tom')).toEqual([]);

    expect(await takeConversation(app, jonas, { conversationId })).toMatchObject({ error: { code: 'busy' } });
    const roomy = await arrive(app, 'kim', { capacity: 1 });
    expect(await deskConversationsFor(app, roomy.agentId)).toMatchObject([{ state: 'assigned', agentId: 'kim' }]);
    const toAnna = app.push
      .takePushed()
      .filter(({ to, event }) => to === 'agent:anna' && event === 'conversation:changed');
    expect(toAnna).toMatchObject([{ body: { state: 'assigned', agentId: 'kim', lastText: '' } }]);
    expect(await deskConversationsFor(app, anna.agentId)).toEqual([]);
  });
});

describe('handing on', () => {
  let anna: AgentActor;
  let jonas: AgentActor;
  let eva: VisitorActor;
  beforeEach(async () => {
    anna = await arrive(app, 'anna');
    eva = await comeBy(app, 'eva');
    jonas = await hire(app, 'jonas', { capacity: 1 });
  });

  it('moves conversation, seat and case, and says so in the thread and to who keeps grants', async () => {
    const conversationId = await begin(eva);
    await agentArrived(app, jonas);
    const heard: unknown[] = [];
    await app.bus.subscribe('agent-changed', (message) => heard.push(message));
    expect(await transferConversation(app, anna, { conversationId, agentId: jonas.agentId })).toEqual({
      ok: true,
      data: {},
    });
    expect(await seats()).toEqual({ anna: 0, jonas: 1 });
    const conversation = await app.store.get('conversation', conversationId);
    expect(await app.store.get('case', conversation!.caseId)).toMatchObject({ agentId: 'jonas' });
    const notices = (await app.store.messages(conversationId, 2, 9)).map(({ body }) => body);
    expect(notices).toMatchObject([
      { code: 'agent_left', name: 'Anna' },
      { code: 'agent_joined', name: 'Jonas' },
    ]);
    expect(heard).toEqual([{ sessionId: eva.sessionId, agentId: 'anna' }]);
  });

  it('is refused when the colleague is not there or has no seat', async () => {
    const conversationId = await begin(eva);
    const hand = () => transferConversation(app, anna, { conversationId, agentId: jonas.agentId });
    expect(await hand()).toMatchObject({ error: { code: 'no_agent' } });
    await agentArrived(app, jonas);
    await setPresence(app, jonas, 'away');
    expect(await hand()).toMatchObject({ error: { code: 'no_agent' } });
    await setPresence(app, jonas, 'available');
    await setPresence(app, anna, 'away');
    await begin(await comeBy(app, 'ben'));
    expect(await hand()).toMatchObject({ error: { code: 'busy' } });
    expect(await seats()).toEqual({ anna: 1, jonas: 1 });
  });
});

describe('an agent who is gone', () => {
  it('is waited for, and the conversation returns to the queue and to somebody else', async () => {
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const conversationId = await begin(eva);
    await agentLeft(app, anna.agentId);
    const jonas = await arrive(app, 'jonas');
    app.clock.advance(AGENT_RETURN_MS - 1);
    await keepPresence(app, jonas.agentId);
    await sweepConversations(app);
    expect(await nowOf(eva)).toMatchObject({ agentId: 'anna' });

    app.clock.advance(1);
    await sweepConversations(app);
    expect(await nowOf(eva)).toMatchObject({ state: 'assigned', agentId: 'jonas' });
    expect(await seats()).toEqual({ anna: 0, jonas: 1 });
    const notices = (await app.store.messages(conversationId, 2, 9)).map(({ body }) => body);
    expect(notices).toMatchObject([{ code: 'returned_to_queue', name: 'Anna' }, { code: 'agent_joined' }]);
  });

  it('keeps the conversation when back in time, and the status', async () => {
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    await begin(eva);
    await setPresence(app, anna, 'away');
    await agentLeft(app, anna.agentId);
    app.clock.advance(AGENT_RETURN_MS - 1);
    await agentArrived(app, anna);
    app.clock.advance(PRESENCE_MS - 1);
    await sweepConversations(app);
    expect(await nowOf(eva)).toMatchObject({ agentId: 'anna' });
    expect(await readColleagues(app)).toMatchObject([{ status: 'away', seatsTaken: 1 }]);
  });

  it('is not forgotten at once by a node that died and knows nothing of before', async () => {
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    await begin(eva);
    app.clock.advance(60 * 60_000);
    const restarted: TestApp = { ...app, leases: createLocalLeases(ground.clock) };
    await sweepConversations(restarted);
    expect(await nowOf(eva)).toMatchObject({ agentId: 'anna' });
    app.clock.advance(AGENT_RETURN_MS);
    await sweepConversations(restarted);
    expect(await nowOf(eva)).toMatchObject({ state: 'queued', notAgentId: 'anna' });
  });

  it('is still there while a console on another node beats', async () => {
    const anna = await arrive(app, 'anna');
    const other = createTestApp(ground, 'node-b');
    await agentArrived(other, anna);
    await agentLeft(app, anna.agentId);
    expect(await readColleagues(app)).toMatchObject([{ status: 'available' }]);
    await agentLeft(other, anna.agentId);
    expect(await readColleagues(app)).toMatchObject([{ status: 'offline' }]);
  });

  it('gives back at once what a removed account had', async () => {
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    await begin(eva);
    const account = await app.store.get('agent', anna.agentId);
    await app.store.commit([{ put: 'agent', record: { ...account!, removedAt: app.clock.now() } }]);
    await sweepConversations(app);
    expect(await nowOf(eva)).toMatchObject({ state: 'queued' });
  });
});
