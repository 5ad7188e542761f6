/** The thread over real sockets: hello, invitation or start, chat, consent, page frames, session code, restart. */
import { afterEach, expect, test } from 'vitest';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { DeskConversation, Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { startTestServer, stopEverything, stopTestServer, type TestServer } from '../support/running-server.ts';
import type { TestSocket } from '../support/test-socket.ts';

afterEach(stopEverything);

type Started = { conversation: VisitorConversation };

async function talk(server: TestServer) {
  const agent = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  const { conversation } = await visitor.ask<Started>('chat:start', { clientMessageId: 'm1', text: 'Moin' });
  const assigned = await agent.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
  expect(assigned.conversationId).toBe(conversation.conversationId);
  return { agent, visitor, conversationId: conversation.conversationId, sessionId: visitor.welcome.sessionId };
}

async function consentTo(
  purpose: string,
  agent: TestSocket,
  visitor: TestSocket,
  sessionId: string,
): Promise<ConsentState> {
  const asked = await agent.ask<ConsentState>('consent:ask', { sessionId, purpose });
  const seen = await visitor.next<ConsentState>('consent:changed', ({ ask }) => ask?.askId === asked.ask?.askId);
  return visitor.ask<ConsentState>('consent:answer', {
    askId: seen.ask?.askId,
    answer: 'yes',
    send: [],
    textVersion: 1,
    locale: 'de',
  });
}

test('a visitor is greeted, starts a conversation, both sides chat', async () => {
  const server = await startTestServer();
  const { agent, visitor, conversationId } = await talk(server);
  expect(visitor.welcome.look.name).toBe('Havenlicht');
  expect(visitor.welcome.rules.length).toBe(3);
  await agent.ask('chat:send', { conversationId, clientMessageId: 'a1', text: 'Guten Tag' });
  const { message } = await visitor.next<{ message: Message }>(
    'chat:message',
    ({ message: { author } }) => author.kind === 'agent',
  );
  expect(message.body).toEqual({ type: 'text', text: 'Guten Tag' });
});

test('what a tab says reaches the other tabs and the agent once and in order, and not the tab itself', async () => {
  const server = await startTestServer();
  const { agent, visitor, conversationId } = await talk(server);
  const otherTab = await server.visitor(visitor.welcome.token, 'other-tab');
  const texts = Array.from({ length: 12 }, (_, n) => `line ${n}`);
  const acknowledged = await Promise.all(
    texts.map((text, n) =>
      visitor.ask<{ message: Message }>('chat:send', { conversationId, clientMessageId: `line-${n}`, text }),
    ),
  );
  const last = texts.length - 1;
  const isLast = ({ message }: { message: Message }) => message.clientMessageId === `line-${last}`;
  const said = (socket: TestSocket) =>
    socket.told('chat:message').flatMap(([body]) => {
      const { message } = body as { message: Message };
      return message.body.type === 'text' && message.clientMessageId.startsWith('line-') ? [message.body.text] : [];
    });
  await Promise.all([otherTab.next('chat:message', isLast), agent.next('chat:message', isLast)]);
  expect(said(otherTab)).toEqual(texts.slice(0, last));
  expect(said(agent)).toEqual(texts.slice(0, last));
  expect(acknowledged.map(({ message }) => message.body)).toEqual(texts.map((text) => ({ type: 'text', text })));
  // A later answer has overtaken nothing: what was pushed to this tab would be here by now.
  await visitor.ask('chat:sync', { conversationId, afterSeq: 0 });
  expect(said(visitor)).toEqual([]);
});

test('page frames reach the agent only under a live grant, and stop with it', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const tab = visitor.welcome.tab;
  const frame = (seq: number, kind: 'snapshot' | 'delta' = 'delta') =>
    Buffer.from(encodePageFrame({ kind, tab, epoch: 7, seq }, new Uint8Array([1, 2, seq])));
  visitor.send('page:frame', frame(0, 'snapshot'));
  expect(await agent.refusal('page:watch', { sessionId })).toBe('not_granted');

  const consent = await consentTo('view', agent, visitor, sessionId);
  expect(consent.grants.map(({ capability }) => capability)).toEqual(['view']);
  visitor.send('page:frame', frame(0, 'snapshot'));
  visitor.send('page:frame', frame(1));
  // Answered after the frames: they have been kept by now.
  await visitor.ask('code:make', {});
  await agent.ask('page:watch', { sessionId });
  visitor.send('page:frame', frame(2));
  const seen = [];
  for (let count = 0; count < 3; count += 1) seen.push((await agent.nextArgs('page:frame'))[1]);
  expect(seen.map((bytes) => (bytes as Buffer).at(-1))).toEqual([0, 1, 2]);

  await visitor.ask('grant:stop', { capability: 'view' });
  await agent.next<{ consent: ConsentState }>('consent:changed', (body) => body.consent.grants.length === 0);
  visitor.send('page:frame', frame(3));
  await visitor.ask('code:make', {});
  await agent.ask('page:unwatch', { sessionId });
  expect(agent.told('page:frame')).toEqual([]);
});

test('the agent sees where the visitor is, and when the visitor is gone', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const page = { url: `${server.url}/demo/cart.html`, title: 'Warenkorb', referrer: '' };
  visitor.send('page:view', { page, facts: {} });
  const at = await agent.next('page:at', ({ url }) => url === page.url);
  expect(at).toEqual({ sessionId, url: page.url, title: 'Warenkorb', online: true });
  visitor.close();
  expect(await agent.next('page:at', ({ online }) => online === false)).toMatchObject({ sessionId });
});

test('a pointer needs its own grant', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const pointer = Buffer.from(encodePointer({ kind: 'click', tab: 0, node: 4, x: 0.5, y: 0.25 }));
  expect(await agent.refusal('consent:ask', { sessionId, purpose: 'point' })).toBe('not_granted');
  await consentTo('view', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  agent.send('page:pointer', sessionId, pointer);
  await consentTo('point', agent, visitor, sessionId);
  expect(visitor.told('page:pointer')).toEqual([]);
  agent.send('page:pointer', sessionId, pointer);
  const [frame] = await visitor.nextArgs('page:pointer');
  expect(Buffer.compare(frame as Buffer, Buffer.concat([Buffer.of(0), pointer]))).toBe(0);
});

test('a typed session code ties the live page to the phone case, once', async () => {
  const server = await startTestServer();
  const agent = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  const opened = await agent.ask<CaseOpened>('case:open-phone', {
    siteId: agent.desk.sites[0]?.siteId,
    phone: '+49 40 1234567',
    name: 'Frau Meyer',
    note: 'Fragt nach dem Formular',
  });
  const { code } = await visitor.ask<{ code: string }>('code:make', {});
  const typed = `${code.slice(0, 3)}-${code.slice(3).toLowerCase()} `;
  const { caseId } = opened.case;
  const linked = await agent.ask<CaseOpened['case']>('code:redeem', { caseId, code: typed });
  expect(linked.sessionId).toBe(visitor.welcome.sessionId);
  await visitor.next('session:linked');
  const again = await agent.ask<CaseOpened>('case:open-phone', {
    siteId: agent.desk.sites[0]?.siteId,
    phone: '+49 40 7654321',
    name: '',
    note: '',
  });
  expect(await agent.refusal('code:redeem', { caseId: again.case.caseId, code })).toBe('wrong_code');
});

test('everything is still there after a restart on the same data', async () => {
  const server = await startTestServer();
  const { visitor, conversationId } = await talk(server);
  const { token } = visitor.welcome;
  await visitor.ask('chat:send', { conversationId, clientMessageId: 'm2', text: 'Noch da?' });
  await stopTestServer(server);
  expect(await visitor.ended).toBe('transport close');

  const again = await startTestServer({ LOTSE_DATA: server.dataFolder, PORT: String(server.port) });
  const back = await again.visitor(token);
  expect(back.welcome.visitorId).toBe(visitor.welcome.visitorId);
  expect(back.welcome.sessionId).toBe(visitor.welcome.sessionId);
  const { messages } = await back.ask<{ messages: Message[] }>('chat:sync', { conversationId, afterSeq: 0 });
  const texts = messages.flatMap(({ body }) => (body.type === 'text' ? [body.text] : []));
  expect(texts).toEqual(['Moin', 'Noch da?']);
  expect([...server.faults(), ...again.faults()]).toEqual([]);
});
