import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientMessageId, ConversationId } from '../../shared/protocol/ids.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { relayTyping } from '../../server/app/conversation/relay-typing.ts';
import { visitorConversation } from '../../server/app/conversation/read-conversations.ts';
import { seeMessages } from '../../server/app/conversation/see-messages.ts';
import { sendAgentMessage, sendVisitorMessage } from '../../server/app/conversation/send-message.ts';
import { attachSession } from '../../server/app/conversation/attach-session.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { syncMessages } from '../../server/app/conversation/sync-messages.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, comeBy, openShop, saying, SALES } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
});
afterEach(() => ground.close());

async function begin(visitor: VisitorActor, text = 'Guten Tag'): Promise<ConversationId> {
  const started = await startConversation(app, visitor, saying(text));
  if (!started.ok || !started.data.conversation) throw new Error(JSON.stringify(started));
  return started.data.conversation.conversationId;
}
const textsOf = async (conversationId: ConversationId) =>
  (await app.store.messages(conversationId, 0, 100)).map(({ seq, body }) =>
    body.type === 'text' ? `${seq} ${body.text}` : `${seq} (${body.type === 'notice' ? body.code : body.type})`,
  );
const pushedTo = (to: string) =>
  app.push
    .takePushed()
    .filter((pushed) => pushed.to === to)
    .map(({ event }) => event);

describe('a visitor begins to write', () => {
  it('is given at once to the agent who is free, and both are told', async () => {
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    app.push.takePushed();
    const started = await startConversation(app, eva, saying('Was kostet das?'));
    expect(started).toMatchObject({
      ok: true,
      data: { conversation: { state: 'assigned', agent: { name: 'Anna' }, lastSeq: 2 } },
    });
    const pushed = app.push.takePushed();
    expect(pushed.filter(({ to }) => to === 'agent:anna').map(({ event }) => event)).toEqual(
      expect.arrayContaining(['conversation:changed', 'case:changed', 'history:added']),
    );
    expect(pushed).toContainEqual(
      expect.objectContaining({
        to: 'visitor:eva-session-1',
        event: 'chat:message',
        body: {
          message: expect.objectContaining({ seq: 2, body: { type: 'notice', code: 'agent_joined', name: 'Anna' } }),
        },
      }),
    );
  });

  it('waits with a place when everybody is busy, and is dealt when a seat is free', async () => {
    const anna = await arrive(app, 'anna', { capacity: 1 });
    const first = await begin(await comeBy(app, 'eva'));
    const ben = await comeBy(app, 'ben');
    const started = await startConversation(app, ben, saying('Hallo'));
    expect(started).toMatchObject({ ok: true, data: { conversation: { state: 'queued', agent: null, position: 1 } } });
    await closeConversation(app, anna, { conversationId: first });
    expect(await visitorConversation(app, ben.visitorId)).toMatchObject({ state: 'assigned', agent: { name: 'Anna' } });
  });

  it('is asked for a message instead when nobody is there', async () => {
    const eva = await comeBy(app, 'eva');
    expect(await startConversation(app, eva, saying('Hallo'))).toMatchObject({
      ok: false,
      error: { code: 'no_agent' },
    });
  });

  it('is asked for a message instead when it is closed, even if somebody is still there', async () => {
    app.clock.advance(10 * 60 * 60_000);
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const started = await startConversation(app, eva, saying('Hallo'));
    expect(started).toMatchObject({ ok: false, error: { code: 'outside_hours' } });
  });

  it('asks for a specialist, and is not sent to somebody else', async () => {
    await arrive(app, 'anna', { skills: ['service' as never] });
    const eva = await comeBy(app, 'eva');
    const asked = await startConversation(app, eva, { ...saying('Hallo'), skill: SALES });
    expect(asked).toMatchObject({ ok: false, error: { code: 'no_agent' } });
  });

  it('is one conversation however often and from however many tabs it is sent', async () => {
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const body = saying('Hallo');
    const all = await Promise.all([
      startConversation(app, eva, body),
      startConversation(app, eva, body),
      startConversation(app, eva, saying('Zweiter Reiter')),
    ]);
    const ids = new Set(all.map((one) => one.ok && one.data.conversation?.conversationId));
    expect(ids.size).toBe(1);
    const [only] = ids;
    const texts = (await textsOf(only as ConversationId)).filter((text) => !text.includes('('));
    expect(texts.map((text) => text.slice(2)).toSorted()).toEqual(['Hallo', 'Zweiter Reiter']);
  });

  it('starts anew after the end, in a case of its own', async () => {
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const first = await begin(eva);
    await closeConversation(app, eva, { conversationId: first });
    const second = await begin(eva);
    expect(second).not.toBe(first);
    const [one, other] = await Promise.all([first, second].map((id) => app.store.get('conversation', id)));
    expect(one?.caseId).not.toBe(other?.caseId);
    expect(await app.store.get('case', one!.caseId)).toMatchObject({ state: 'resolved' });
  });
});

describe('writing', () => {
  let anna: AgentActor;
  let eva: VisitorActor;
  let conversationId: ConversationId;
  beforeEach(async () => {
    anna = await arrive(app, 'anna');
    eva = await comeBy(app, 'eva');
    conversationId = await begin(eva);
    app.push.takePushed();
  });

  it('goes both ways, in order, without gaps', async () => {
    await sendAgentMessage(app, anna, { conversationId, ...saying('Gern.') });
    await sendVisitorMessage(app, eva, { conversationId, ...saying('Danke.') });
    expect(await textsOf(conversationId)).toEqual(['1 Guten Tag', '2 (agent_joined)', '3 Gern.', '4 Danke.']);
    const pushed = app.push.takePushed();
    for (const to of ['visitor:eva-session-1', 'agent:anna']) {
      expect(pushed.filter((one) => one.to === to && one.event === 'chat:message')).toHaveLength(2);
    }
  });

  it('is acknowledged with the same message when it is sent again, also after the end', async () => {
    const body = { conversationId, ...saying('Einmal') };
    const first = await sendVisitorMessage(app, eva, body);
    expect(await sendVisitorMessage(app, eva, body)).toEqual(first);
    await closeConversation(app, anna, { conversationId });
    expect(await sendVisitorMessage(app, eva, body)).toEqual(first);
    expect((await textsOf(conversationId)).filter((text) => text.includes('Einmal'))).toHaveLength(1);
  });

  it('is refused after the end', async () => {
    await closeConversation(app, eva, { conversationId });
    const closed = { ok: false, error: { code: 'closed' } };
    expect(await sendVisitorMessage(app, eva, { conversationId, ...saying('noch da?') })).toMatchObject(closed);
    expect(await sendAgentMessage(app, anna, { conversationId, ...saying('ja') })).toMatchObject(closed);
    expect(await textsOf(conversationId)).toEqual(['1 Guten Tag', '2 (agent_joined)', '3 (closed)']);
  });

  it('is caught up with after a gap', async () => {
    for (const text of ['a', 'b', 'c']) await sendAgentMessage(app, anna, { conversationId, ...saying(text) });
    const synced = await syncMessages(app, eva, { conversationId, afterSeq: 3 });
    expect(synced).toMatchObject({ ok: true, data: { more: false, messages: [{ seq: 4 }, { seq: 5 }] } });
  });

  it('is caught up with in pages', async () => {
    const many = Array.from({ length: 205 }, (_, n) => ({
      message: {
        conversationId,
        clientMessageId: `bulk-${n}` as ClientMessageId,
        author: { kind: 'visitor' } as const,
        body: { type: 'text', text: String(n) } as const,
        at: 1,
      },
      conversationVersion: 2,
    }));
    await app.store.commit(many);
    const first = await syncMessages(app, eva, { conversationId, afterSeq: 0 });
    expect(first).toMatchObject({ ok: true, data: { more: true } });
    const last = first.ok ? first.data.messages.at(-1)!.seq : 0;
    expect(last).toBe(200);
    const rest = await syncMessages(app, eva, { conversationId, afterSeq: last });
    expect(rest).toMatchObject({ ok: true, data: { more: false } });
    expect(rest.ok && rest.data.messages).toHaveLength(7);
  });

  it('tells what was received and read, never backwards or too far', async () => {
    await seeMessages(app, eva, { conversationId, seq: 2, how: 'read' });
    await seeMessages(app, eva, { conversationId, seq: 1, how: 'read' });
    await seeMessages(app, anna, { conversationId, seq: 99, how: 'delivered' });
    const stored = await app.store.conversationWithTail(conversationId);
    expect(stored?.tail.cursors).toEqual({ visitorDelivered: 2, visitorRead: 2, agentDelivered: 2, agentRead: 0 });
    const told = app.push.takePushed().filter(({ event, to }) => event === 'chat:cursors' && to === 'agent:anna');
    expect(told).toHaveLength(2);
  });

  it('shows who is typing to the other side only', async () => {
    await relayTyping(app, eva, { conversationId, typing: true });
    expect(app.push.takePushed()).toEqual([
      { to: 'agent:anna', event: 'chat:typing', body: { conversationId, who: 'visitor', typing: true } },
    ]);
    await relayTyping(app, anna, { conversationId, typing: false });
    expect(pushedTo('visitor:eva-session-1')).toEqual(['chat:typing']);
  });

  it('goes on in the session of the next visit', async () => {
    const again = await comeBy(app, 'eva', 2);
    await attachSession(app, again);
    app.push.takePushed();
    await sendAgentMessage(app, anna, { conversationId, ...saying('Noch da?') });
    expect(pushedTo('visitor:eva-session-2')).toEqual(['chat:message']);
    const conversation = await app.store.get('conversation', conversationId);
    expect(await app.store.get('session', again.sessionId)).toMatchObject({ caseId: conversation!.caseId });
    expect(await app.store.get('case', conversation!.caseId)).toMatchObject({ sessionId: again.sessionId });
  });
});
