/** Colleagues in an agent's conversation as use cases: asked in, joined, left; what they may do, see and lose. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerConsent } from '../../server/app/consent/answer-consent.ts';
import { askConsent } from '../../server/app/consent/ask-consent.ts';
import { endGrant, stopGrant } from '../../server/app/consent/end-grant.ts';
import { readCase } from '../../server/app/case/read-case.ts';
import { noteCase } from '../../server/app/case/note-case.ts';
import { takeCase } from '../../server/app/case/take-case.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { askColleagueIn } from '../../server/app/conversation/ask-colleague-in.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import { joinConversation } from '../../server/app/conversation/join-conversation.ts';
import { leaveConversation } from '../../server/app/conversation/leave-conversation.ts';
import { relayTyping } from '../../server/app/conversation/relay-typing.ts';
import { seeMessages } from '../../server/app/conversation/see-messages.ts';
import { sendAgentMessage, sendVisitorMessage } from '../../server/app/conversation/send-message.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { sweepConversations } from '../../server/app/conversation/sweep-conversations.ts';
import { syncMessages } from '../../server/app/conversation/sync-messages.ts';
import { transferConversation } from '../../server/app/conversation/transfer-conversation.ts';
import { keepPresence } from '../../server/app/desk/keep-presence.ts';
import { readDeskState } from '../../server/app/desk/read-desk-state.ts';
import { sweepSessions } from '../../server/app/session/sweep-sessions.ts';
import type { Purpose } from '../../shared/protocol/consent.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { AgentId, ConversationId } from '../../shared/protocol/ids.ts';
import { AGENT_RETURN_MS, MAX_COMPANIONS } from '../../shared/protocol/limits.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { putAll } from '../support/commit-all.ts';
import { sample } from '../support/sample-records.ts';
import { arrive, comeBy, hire, openShop, saying } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
let jonas: AgentActor;
let mira: AgentActor;
let visitor: VisitorActor;
let conversationId: ConversationId;

beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
  anna = await arrive(app, 'anna');
  visitor = await comeBy(app, 'visitor');
  conversationId = data(await startConversation(app, visitor, saying('Moin'))).conversation!.conversationId;
  jonas = await arrive(app, 'jonas');
  mira = await arrive(app, 'mira', { role: 'supervisor', capacity: 0 });
  app.push.takePushed();
});
afterEach(() => ground.close());

function data<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.data;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const askIn = (by = anna, who = jonas, note = 'Kannst du kurz?') =>
  askColleagueIn(app, by, { conversationId, agentId: who.agentId, note });
const join = (who = jonas) => joinConversation(app, who, { conversationId });
const leave = (who = jonas) => leaveConversation(app, who, { conversationId });
const conversation = async () => (await app.store.get('conversation', conversationId))!;
const companions = async () => ((await conversation()).companions ?? []).map(({ agentId }) => agentId);
const deskOf = async (who: AgentActor) => data(await readDeskState(app, who));
const pushedTo = (who: AgentActor, event: string) =>
  app.push
    .takePushed()
    .filter((one) => one.to === `agent:${who.agentId}` && one.event === event)
    .map(({ body }) => body);
const notices = async () =>
  (await app.store.messages(conversationId, 0, 100)).flatMap(({ body }) =>
    body.type === 'notice' ? [`${body.code} ${body.name}`] : [],
  );
const allow = async (who: AgentActor, purpose: Purpose) => {
  const asked = data(await askConsent(app, who, { sessionId: visitor.sessionId, purpose }));
  const answer = { askId: asked.ask!.askId, answer: 'yes' as const, send: [], textVersion: 2, locale: 'de' };
  return data(await answerConsent(app, visitor, answer));
};
const held = async () =>
  (await app.store.get('session', visitor.sessionId))!.grants.map(
    ({ agentId, capability }) => `${agentId} ${capability}`,
  );

async function askedAndThere(): Promise<void> {
  data(await askIn());
  data(await join());
}

test('a colleague is asked, sees it also after a reload, comes, and the visitor is told', async () => {
  data(await askIn());
  expect((await deskOf(anna)).conversations).toMatchObject([{ asked: ['jonas'], companions: [] }]);
  expect(pushedTo(jonas, 'colleague:asked-in')).toMatchObject([
    { conversationId, byName: 'Anna', note: 'Kannst du kurz?' },
  ]);
  expect((await deskOf(jonas)).askedInto).toMatchObject([{ conversationId, byName: 'Anna' }]);
  expect((await deskOf(anna)).askedInto).toEqual([]);

  const joined = data(await join());
  expect(joined).toMatchObject({ agentId: 'anna', companions: [{ agentId: 'jonas', name: 'Jonas' }] });
  const pushed = app.push.takePushed();
  expect(pushed).toContainEqual({
    to: 'agent:jonas',
    event: 'colleague:asked-in-over',
    body: { conversationId },
  });
  expect(pushed.find(({ to, event }) => to === 'agent:anna' && event === 'conversation:changed')?.body).toMatchObject({
    companions: [{ agentId: 'jonas' }],
  });
  expect(await notices()).toEqual(['agent_joined Anna', 'agent_joined Jonas']);
  expect(pushed.find(({ to, event }) => to === 'agent:jonas' && event === 'consent:changed')?.body).toEqual({
    sessionId: visitor.sessionId,
    consent: { version: expect.any(Number), ask: null, grants: [], callId: null, wish: null },
  });
  const desk = await deskOf(jonas);
  expect(desk.askedInto).toEqual([]);
  expect(desk.conversations.map((one) => one.conversationId)).toEqual([conversationId]);
  expect(desk.consents.map(({ sessionId }) => sessionId)).toEqual([visitor.sessionId]);
  const { caseId } = await conversation();
  const lines = data(await readCase(app, jonas, { caseId })).history.map(({ type }) => type);
  expect(lines).toContain('companion_joined');
});

test('joining takes no seat, and one without a single seat may help', async () => {
  data(await askIn(anna, mira));
  data(await join(mira));
  await askedAndThere();
  expect((await app.store.desks(['jonas', 'mira'] as AgentId[])).flatMap(({ seats }) => seats)).toEqual([]);
});

test('declining leaves nothing behind', async () => {
  data(await askIn());
  data(await leave());
  expect(code(await leave())).toBe('not_found');
  expect((await deskOf(jonas)).askedInto).toEqual([]);
  expect(await notices()).toEqual(['agent_joined Anna']);
  expect(code(await join())).toBe('not_found');
});

test('row 10: who was not asked sees, writes and joins nothing; who oversees joins unasked and is announced', async () => {
  const body = { conversationId, ...saying('Hallo') };
  expect(code(await join())).toBe('not_found');
  expect(code(await leave())).toBe('not_found');
  expect(code(await askIn(jonas, mira))).toBe('not_found');
  expect(code(await sendAgentMessage(app, jonas, body))).toBe('not_found');
  expect(code(await sendAgentMessage(app, mira, body))).toBe('not_found');
  // Being asked alone gives no more than the question.
  data(await askIn());
  expect(code(await syncMessages(app, jonas, { conversationId, afterSeq: 0 }))).toBe('not_found');
  expect(code(await askConsent(app, jonas, { sessionId: visitor.sessionId, purpose: 'view' }))).toBe('not_found');

  data(await join(mira));
  expect(code(await sendAgentMessage(app, mira, body))).toBe('ok');
  expect(await notices()).toContain('agent_joined Mira');
});

test('only a colleague who is there to be asked can be asked, and not more than a table seats', async () => {
  const gone = await hire(app, 'gone', { removedAt: 1 });
  expect(code(await askIn(anna, gone))).toBe('no_agent');
  expect(code(await askIn(anna, anna))).toBe('no_agent');
  expect(code(await askIn(anna, { ...anna, agentId: 'nobody' as AgentId }))).toBe('no_agent');
  for (let place = 0; place < MAX_COMPANIONS; place += 1) {
    expect(code(await askIn(anna, await hire(app, `helper-${place}`)))).toBe('ok');
  }
  expect(code(await askIn())).toBe('busy');
});

test('everybody in it hears what is said and that the visitor types; read is what its agent has read', async () => {
  await askedAndThere();
  app.push.takePushed();
  data(await sendVisitorMessage(app, visitor, { conversationId, ...saying('Hallo zusammen') }));
  await relayTyping(app, visitor, { conversationId, typing: true });
  data(await sendAgentMessage(app, jonas, { conversationId, ...saying('Ich bin auch da') }));
  const heard = app.push.takePushed();
  for (const who of ['agent:anna', 'agent:jonas']) {
    expect(heard.filter(({ to }) => to === who).map(({ event }) => event)).toEqual([
      'chat:message',
      'chat:typing',
      'chat:message',
    ]);
  }
  await seeMessages(app, jonas, { conversationId, seq: 2, how: 'read' });
  expect((await app.store.conversationWithTail(conversationId))?.tail.cursors.agentRead).toBe(0);
  await seeMessages(app, anna, { conversationId, seq: 2, how: 'read' });
  expect(pushedTo(jonas, 'chat:cursors')).toMatchObject([{ cursors: { agentRead: 2 } }]);
});

test('a companion does not end it, hand it on or take its case; its time line they may read and write on', async () => {
  await askedAndThere();
  const { caseId } = await conversation();
  expect(code(await closeConversation(app, jonas, { conversationId }))).toBe('not_found');
  expect(code(await transferConversation(app, jonas, { conversationId, agentId: jonas.agentId }))).toBe('not_found');
  expect(code(await takeCase(app, jonas, { caseId }))).toBe('not_found');
  app.push.takePushed();
  data(await noteCase(app, jonas, { caseId, text: 'Zählt sehr genau' }));
  expect(pushedTo(anna, 'history:added')).toMatchObject([{ entry: { type: 'note' } }]);
  expect(code(await leave(anna))).toBe('conflict');
});

test('each asks with their own name and holds their own grants; control is one agent’s', async () => {
  await askedAndThere();
  await allow(anna, 'view');
  const state = await allow(jonas, 'view');
  expect(state.grants.map(({ agentName, color }) => [agentName, color])).toEqual([
    ['Anna', 0],
    ['Jonas', 1],
  ]);
  await allow(anna, 'control');
  app.push.takePushed();
  await allow(jonas, 'control');
  expect(await held()).toEqual(['anna view', 'jonas view', 'jonas control']);
  const told = app.push.takePushed().filter(({ to, event }) => to === 'agent:anna' && event === 'consent:changed');
  expect(told.at(-1)?.body).toMatchObject({ consent: { grants: [{}, {}, { agentName: 'Jonas' }] } });
});

test('an open question is theirs who asked: the other neither waits for it nor takes it back', async () => {
  await askedAndThere();
  const ask = (who: AgentActor) => askConsent(app, who, { sessionId: visitor.sessionId, purpose: 'view' });
  app.push.takePushed();
  const asked = data(await ask(anna)).ask;
  expect(asked?.agent.name).toBe('Anna');
  expect(pushedTo(jonas, 'consent:changed')).toMatchObject([{ consent: { ask: null } }]);
  expect((await deskOf(jonas)).consents).toMatchObject([{ consent: { ask: null } }]);
  expect((await deskOf(anna)).consents).toMatchObject([{ consent: { ask: { askId: asked?.askId } } }]);
  expect(code(await ask(jonas))).toBe('busy');
  const back = data(await endGrant(app, jonas, { sessionId: visitor.sessionId, capability: 'view' }));
  expect(back.ask).toBeNull();
  expect((await app.store.get('session', visitor.sessionId))?.ask?.agentId).toBe('anna');
  data(await endGrant(app, anna, { sessionId: visitor.sessionId, capability: 'view' }));
  expect(code(await ask(jonas))).toBe('ok');
});

test('a call is known to everybody in the conversation, a wish to talk to who leads it', async () => {
  await askedAndThere();
  const session = (await app.store.get('session', visitor.sessionId))!;
  const { id, version, ...facts } = sample('call', 'call-1', { sessionId: session.id, agentId: anna.agentId });
  await putAll(app.store, 'call', { id, version, ...facts });
  await putAll(app.store, 'session', { ...session, callId: id });
  expect((await deskOf(anna)).consents).toMatchObject([{ consent: { callId: id } }]);
  expect((await deskOf(jonas)).consents).toMatchObject([{ consent: { callId: id } }]);
  app.push.takePushed();
  data(await stopGrant(app, visitor, { capability: 'view' }));
  await allow(anna, 'view');
  expect(pushedTo(jonas, 'consent:changed').at(-1)).toMatchObject({ consent: { callId: id, grants: [{}] } });

  const now = (await app.store.get('session', visitor.sessionId))!;
  const callWish = { send: ['audio'], textVersion: 1, locale: 'de', at: app.clock.now() } as const;
  await putAll(app.store, 'session', { ...now, callId: null, callWish });
  expect((await deskOf(anna)).consents).toMatchObject([{ consent: { wish: { send: ['audio'] } } }]);
  expect((await deskOf(jonas)).consents).toMatchObject([{ consent: { wish: null } }]);
});

test('row 7: who leaves loses every grant, the others keep theirs, and the history names whose ended', async () => {
  await askedAndThere();
  await allow(anna, 'view');
  await allow(jonas, 'view');
  await allow(jonas, 'point');
  const left: unknown[] = [];
  await app.bus.subscribe('agent-changed', (message) => left.push(message));
  data(await leave());
  await sweepSessions(app);
  expect(left).toEqual([{ sessionId: visitor.sessionId, agentId: 'jonas' }]);
  expect(await held()).toEqual(['anna view']);
  const { caseId } = await conversation();
  const ended = (await app.store.history([caseId], 100)).filter(({ type }) => type === 'consent_ended');
  expect(ended).toMatchObject([{ details: { agentName: 'Jonas', capabilities: 'view point' } }]);
  expect(code(await syncMessages(app, jonas, { conversationId, afterSeq: 0 }))).toBe('not_found');
});

test('handing it on keeps companions; returning to the queue and the end let them go', async () => {
  await askedAndThere();
  const ina = await arrive(app, 'ina');
  data(await transferConversation(app, anna, { conversationId, agentId: ina.agentId }));
  expect(await companions()).toEqual(['jonas']);
  data(await transferConversation(app, ina, { conversationId, agentId: jonas.agentId }));
  expect([(await conversation()).now, await companions()]).toMatchObject([{ agentId: 'jonas' }, []]);
  data(await joinConversation(app, mira, { conversationId }));
  await allow(mira, 'view');
  data(await closeConversation(app, jonas, { conversationId }));
  await sweepSessions(app);
  expect(await held()).toEqual([]);
  expect((await deskOf(mira)).conversations).toEqual([]);
});

test('an open question ends with the conversation', async () => {
  data(await askIn());
  data(await closeConversation(app, anna, { conversationId }));
  expect(pushedTo(jonas, 'colleague:asked-in-over')).toEqual([{ conversationId }]);
  expect((await deskOf(jonas)).askedInto).toEqual([]);
});

test('a companion whose console stays away is let go like an agent; a question to somebody away waits', async () => {
  await askedAndThere();
  const ina = await hire(app, 'ina');
  data(await askIn(anna, ina));
  for (const waited of [1, AGENT_RETURN_MS]) {
    app.clock.advance(waited);
    await keepPresence(app, anna.agentId);
    await sweepConversations(app);
    if (waited === 1) expect(await companions()).toEqual(['jonas']);
  }
  expect(await companions()).toEqual([]);
  expect((await conversation()).askedIn).toMatchObject([{ agentId: 'ina' }]);
});

test('a companion who is removed is let go at the next sweep', async () => {
  await askedAndThere();
  const record = (await app.store.get('agent', jonas.agentId))!;
  await putAll(app.store, 'agent', { ...record, removedAt: app.clock.now() });
  await sweepConversations(app);
  expect(await companions()).toEqual([]);
  expect(await notices()).toContain('agent_left Jonas');
});
