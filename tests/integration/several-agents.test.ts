/** Two agents with one visitor over real sockets: own grants and colours, control of one, the late viewer, rests, and leaving. */
import { afterEach, expect, test } from 'vitest';
import type { AskedIn, DeskConversation, Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import type { TestSocket } from '../support/test-socket.ts';

afterEach(stopEverything);

async function together() {
  const server = await startTestServer();
  const anna = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  const { sessionId, tab } = visitor.welcome;
  const started = { clientMessageId: 'm1', text: 'Moin' };
  const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', started);
  const { conversationId } = conversation;
  const { caseId } = await anna.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
  const jonas = await server.agent('jonas@demo.lotse');
  await anna.ask('colleague:ask-in', { conversationId, agentId: jonas.desk.me.agentId, note: 'Der Zähler' });
  expect(await jonas.next<AskedIn>('colleague:asked-in')).toMatchObject({ conversationId, note: 'Der Zähler' });
  await jonas.ask('conversation:join', { conversationId });
  return { server, anna, jonas, visitor, sessionId, tab, conversationId, caseId };
}
type Together = Awaited<ReturnType<typeof together>>;

async function allow(at: Together, agent: TestSocket, purpose: string): Promise<ConsentState> {
  const { visitor, sessionId } = at;
  const asked = await agent.ask<ConsentState>('consent:ask', { sessionId, purpose });
  await visitor.next<ConsentState>('consent:changed', ({ ask }) => ask?.askId === asked.ask?.askId);
  const answer = { askId: asked.ask?.askId, answer: 'yes', send: [], textVersion: 2, locale: 'de' };
  return visitor.ask<ConsentState>('consent:answer', answer);
}
const frame = ({ tab }: Together, seq: number, epoch = 1) =>
  Buffer.from(encodePageFrame({ kind: seq === 0 ? 'snapshot' : 'delta', tab, epoch, seq }, new Uint8Array([seq])));
const lastByte = async (agent: TestSocket) => ((await agent.nextArgs('page:frame'))[1] as Buffer).at(-1);
const pointer = Buffer.from(encodePointer({ kind: 'click', tab: 0, node: 1, x: 0, y: 0 }));
const click = ({ sessionId, tab }: Together) => ({
  sessionId,
  tab,
  epoch: 1,
  action: { do: 'click', node: 5, x: 0.5, y: 0.5 },
});
/** Answered after everything that was sent before. */
const settled = async ({ anna, jonas, visitor }: Together): Promise<void> => {
  await Promise.all([anna, jonas].map((agent) => agent.ask('visitors:watch', { watch: false })));
  await visitor.ask('code:make', {});
};
const paused = (state: ConsentState) => state.grants.map((grant) => `${grant.capability} ${grant.paused}`);
/** The one who comes second sees what is there already. */
async function bothSee(at: Together): Promise<void> {
  await allow(at, at.anna, 'view');
  await at.anna.ask('page:watch', { sessionId: at.sessionId });
  at.visitor.send('page:frame', frame(at, 0));
  at.visitor.send('page:frame', frame(at, 1));
  expect([await lastByte(at.anna), await lastByte(at.anna)]).toEqual([0, 1]);
  await allow(at, at.jonas, 'view');
  await at.jonas.ask('page:watch', { sessionId: at.sessionId });
  expect([await lastByte(at.jonas), await lastByte(at.jonas)]).toEqual([0, 1]);
}

test('both write, both see the page, the late one from its beginning, and each points in a colour of their own', async () => {
  const at = await together();
  const { anna, jonas, visitor, sessionId, conversationId } = at;
  await jonas.ask('chat:send', { conversationId, clientMessageId: 'j1', text: 'Jonas hier' });
  for (const side of [anna, visitor]) {
    await side.next<{ message: Message }>(
      'chat:message',
      ({ message }) => message.author.kind === 'agent' && message.author.name === 'Jonas Brandt',
    );
  }
  await bothSee(at);
  at.visitor.send('page:frame', frame(at, 2));
  expect([await lastByte(anna), await lastByte(jonas)]).toEqual([2, 2]);

  await allow(at, anna, 'point');
  await allow(at, jonas, 'point');
  anna.send('page:pointer', sessionId, pointer);
  expect(await visitor.nextArgs('page:pointer')).toEqual([Buffer.concat([Buffer.of(0), pointer])]);
  jonas.send('page:pointer', sessionId, pointer);
  expect(await visitor.nextArgs('page:pointer')).toEqual([Buffer.concat([Buffer.of(1), pointer])]);
});

test('control moves from one to the other only by the visitor’s yes', async () => {
  const at = await together();
  const { anna, jonas, visitor, sessionId } = at;
  await bothSee(at);
  await allow(at, anna, 'control');
  jonas.send('page:act', click(at));
  await settled(at);
  expect(visitor.told('page:act')).toEqual([]);
  await jonas.ask('consent:ask', { sessionId, purpose: 'control' });
  anna.send('page:act', click(at));
  expect(await visitor.next('page:act')).toMatchObject({ epoch: 1 });
  const asked = await visitor.next<ConsentState>(
    'consent:changed',
    (state) => state.ask?.agent.name === 'Jonas Brandt' && state.ask.purpose === 'control',
  );
  const answer = { askId: asked.ask?.askId, answer: 'yes', send: [], textVersion: 2, locale: 'de' };
  await visitor.ask('consent:answer', answer);
  const told = await anna.next<{ consent: ConsentState }>('consent:changed', ({ consent }) =>
    consent.grants.some(({ capability, agentName }) => capability === 'control' && agentName === 'Jonas Brandt'),
  );
  expect(told.consent.grants.filter(({ capability }) => capability === 'control')).toHaveLength(1);
  anna.send('page:act', click(at));
  await settled(at);
  expect(visitor.told('page:act')).toEqual([]);
  jonas.send('page:act', click(at));
  expect(await visitor.next('page:act')).toMatchObject({ epoch: 1 });
});

test('row 7: who leaves sees, points and acts no more; who stays sees on', async () => {
  const at = await together();
  const { anna, jonas, visitor, sessionId, conversationId } = at;
  await bothSee(at);
  await allow(at, jonas, 'point');
  await allow(at, jonas, 'control');
  await jonas.ask('conversation:leave', { conversationId });
  await visitor.next<ConsentState>('consent:changed', ({ grants }) =>
    grants.every(({ agentName }) => agentName === 'Anna Petersen'),
  );
  jonas.send('page:pointer', sessionId, pointer);
  jonas.send('page:act', click(at));
  visitor.send('page:frame', frame(at, 2));
  expect(await lastByte(anna)).toBe(2);
  await settled(at);
  expect([...visitor.told('page:pointer'), ...visitor.told('page:act'), ...jonas.told('page:frame')]).toEqual([]);
  expect(await jonas.refusal('page:watch', { sessionId })).toBe('not_found');
  expect(await jonas.refusal('consent:ask', { sessionId, purpose: 'view' })).toBe('not_found');
});

test('a rest of the visitor stops frames, pointers and actions of everybody; taken up again all go on', async () => {
  const at = await together();
  const { anna, jonas, visitor, sessionId, caseId } = at;
  await bothSee(at);
  await allow(at, anna, 'point');
  await allow(at, anna, 'control');
  const resting = await visitor.ask<ConsentState>('grant:pause', { capability: 'view', paused: true });
  expect(paused(resting)).toEqual(['view true', 'view true', 'point false', 'control false']);
  for (const agent of [anna, jonas]) {
    await agent.next<{ consent: ConsentState }>('consent:changed', ({ consent }) => consent.grants[0]?.paused === true);
  }
  visitor.send('page:frame', frame(at, 2));
  anna.send('page:pointer', sessionId, pointer);
  anna.send('page:act', click(at));
  await settled(at);
  expect([anna, jonas].flatMap((agent) => agent.told('page:frame'))).toEqual([]);
  expect([...visitor.told('page:pointer'), ...visitor.told('page:act')]).toEqual([]);
  expect(await jonas.refusal('page:watch', { sessionId })).toBe('not_granted');

  await visitor.ask('grant:pause', { capability: 'view', paused: false });
  await Promise.all([anna, jonas].map((agent) => agent.ask('page:watch', { sessionId })));
  visitor.send('page:frame', frame(at, 0, 2));
  expect([await lastByte(anna), await lastByte(jonas)]).toEqual([0, 0]);
  anna.send('page:pointer', sessionId, pointer);
  anna.send('page:act', click(at));
  await visitor.next('page:pointer');
  await visitor.next('page:act');
  // A rest is no new evidence: what was allowed, by which words, is on record already.
  const { history } = await anna.ask<CaseOpened>('case:get', { caseId });
  expect(history.map(({ type }) => type).filter((type) => type.startsWith('consent'))).toEqual(
    Array.from({ length: 4 }, () => 'consent_granted'),
  );
});

test('pausing one thing leaves the rest; what ends while it rests does not come back', async () => {
  const at = await together();
  const { anna, visitor, sessionId } = at;
  await bothSee(at);
  await allow(at, anna, 'point');
  await allow(at, anna, 'control');
  await visitor.ask('grant:pause', { capability: 'control', paused: true });
  anna.send('page:act', click(at));
  anna.send('page:pointer', sessionId, pointer);
  await visitor.next('page:pointer');
  await settled(at);
  expect(visitor.told('page:act')).toEqual([]);
  await anna.ask('grant:end', { sessionId, capability: 'control' });
  const after = await visitor.ask<ConsentState>('grant:pause', { capability: 'control', paused: false });
  expect(after.grants.map(({ capability }) => capability)).toEqual(['view', 'view', 'point']);
  anna.send('page:act', click(at));
  await settled(at);
  expect(visitor.told('page:act')).toEqual([]);
});

test('row 7: an agent cannot rest or take up a grant; a visitor’s word is about its own session', async () => {
  const at = await together();
  await bothSee(at);
  expect(await at.anna.refusal('grant:pause', { capability: 'view', paused: true })).toBe('unknown_event');
  const stranger = await at.server.visitor(undefined, 'tab-9');
  const state = await stranger.ask<ConsentState>('grant:pause', { capability: 'view', paused: true });
  expect(state.grants).toEqual([]);
  at.visitor.send('page:frame', frame(at, 2));
  expect(await lastByte(at.jonas)).toBe(2);
});
