/** Attacks on the sockets of a real server: junk, foreign origins, foreign objects, guessed codes, revoked sign-ins. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agentUp } from '../../shared/protocol/agent.ts';
import type { Ack } from '../../shared/protocol/errors.ts';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { VisitorConversation } from '../../shared/protocol/chat.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { visitorUp } from '../../shared/protocol/visitor.ts';
import { helloBody, startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';
import { connectSocket } from '../support/test-socket.ts';

let server: TestServer;
beforeAll(async () => {
  // The attacks themselves must get through; the limits have a test of their own.
  server = await startTestServer({ LOTSE_LIMITS_FACTOR: '10000' });
});
afterAll(stopEverything);
let sequence = 0;
beforeEach(() => {
  sequence += 1;
});

const FORBIDDEN_NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'newListenerX',
  'error',
  '',
];

test('row 8: unknown, nested and prototype names get one closed error', async () => {
  const visitor = await server.visitor();
  for (const name of [...FORBIDDEN_NAMES, 'chat:send.text', 'visitor:hello:', 'chat', 'page:frame ']) {
    expect(await visitor.refusal(name, {}), name).toBe('unknown_event');
  }
});

test('row 7: no event of an agent works on a visitor socket', async () => {
  const visitor = await server.visitor();
  const agentsOnly = Object.keys(agentUp).filter((name) => !Object.hasOwn(visitorUp, name));
  expect(agentsOnly.length).toBeGreaterThan(15);
  for (const name of agentsOnly) expect(await visitor.refusal(name, {}), name).toBe('unknown_event');
});

test('row 8: no event before hello', async () => {
  const socket = await server.visitorSocket();
  expect(await socket.refusal('code:make', {})).toBe('unauthorized');
  expect(await socket.refusal('chat:start', { clientMessageId: 'm', text: 'x' })).toBe('unauthorized');
});

test('row 8: whatever is sent, every request is answered with a closed error and the server lives', async () => {
  const visitor = await server.visitor();
  const agent = await server.agent('mira@demo.lotse');
  const requests = (table: object) =>
    Object.entries(table).flatMap(([name, entry]) => ('reply' in entry ? [name] : []));
  const junk = fc.oneof(
    fc.anything({
      withNullPrototype: false,
      maxDepth: 4,
      values: [fc.string(), fc.double(), fc.boolean(), fc.constant(null)],
    }),
    fc.dictionary(
      fc.constantFrom('__proto__', 'constructor', 'conversationId', 'text', 'sessionId', 'callId'),
      fc.jsonValue(),
    ),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        ...requests(visitorUp).map((name) => ['visitor', name]),
        ...requests(agentUp).map((name) => ['agent', name]),
      ),
      fc.array(junk, { minLength: 0, maxLength: 3 }),
      async ([side, name], args) => {
        const socket = side === 'visitor' ? visitor : agent;
        const answer = (await socket.request(name ?? '', ...args)) as Ack<unknown>;
        if (!answer.ok)
          expect(['bad_request', 'not_found', 'rate_limited', 'forbidden', 'closed']).toContain(answer.error.code);
      },
    ),
    { numRuns: 400 },
  );
  // Junk is refused, not stumbled over.
  expect(server.faults()).toEqual([]);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('row 8: a body nested very deep, and one that is too large, harm nobody', async () => {
  const visitor = await server.visitor();
  // Written as text: the client's own library would not survive building it.
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const body = `{"callId":"c","transportId":"t","untrustedDtlsParameters":${deep}}`;
  const answered = new Promise((resolve) => {
    visitor.socket.io.on('packet', (packet) => packet.id === 900 && resolve(packet.data));
  });
  visitor.socket.io.engine.write(`2/visitor,900["call:connect",${body}]`);
  expect(await answered).toMatchObject([{ ok: false, error: { code: 'bad_request' } }]);
  const other = await server.visitor();
  other.send('chat:send', { text: 'x'.repeat(3_000_000) });
  await other.ended;
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test.each([
  ['another site', 'https://evil.example'],
  ['a name that begins alike', 'http://localhost.evil.example'],
  ['another port', 'http://localhost:1'],
  ['no origin', undefined],
  ['an opaque origin', 'null'],
  ['an origin with a path', 'http://localhost/evil'],
])('row 15: a page of %s is refused', async (_what, origin) => {
  await expect(server.visitorSocket({ origin })).rejects.toThrow('forbidden');
});

test('an old client and an unknown site are told apart from nothing', async () => {
  const auth = (more: object) => ({ auth: { protocol: PROTOCOL_VERSION, site: 'demo', ...more } });
  await expect(server.visitorSocket(auth({ protocol: 0 }))).rejects.toThrow('upgrade_required');
  await expect(server.visitorSocket(auth({ site: 'nobody' }))).rejects.toThrow('forbidden');
  await expect(server.visitorSocket(auth({ admin: true }))).rejects.toThrow('bad_request');
});

test('a token of one origin names nobody on another', async () => {
  const first = await server.visitor();
  const elsewhere = await server.visitorSocket({
    origin: server.url.replace('localhost', '127.0.0.1'),
    auth: { protocol: PROTOCOL_VERSION, site: 'demo', token: first.welcome.token },
  });
  const welcome = await elsewhere.ask<{ visitorId: string; token: string }>('visitor:hello', helloBody(server.url));
  expect(welcome.visitorId).not.toBe(first.welcome.visitorId);
  expect(welcome.token).not.toBe(first.welcome.token);
});

test('a console of a foreign page or without a sign-in is refused', async () => {
  const { cookie, origin } = await server.signIn('anna@demo.lotse');
  const auth = { protocol: PROTOCOL_VERSION };
  const connect = (headers: Record<string, string>) => connectSocket(`${server.url}/agent`, { auth, headers });
  await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow('forbidden');
  await expect(connect({ cookie })).rejects.toThrow('forbidden');
  await expect(connect({ origin })).rejects.toThrow('unauthorized');
  await expect(connect({ origin, cookie: 'lotse_agent=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })).rejects.toThrow(
    'unauthorized',
  );
});

test('row 10: a visitor reads and writes only its own conversation', async () => {
  const owner = await server.visitor();
  const { conversation } = await owner.ask<{ conversation: VisitorConversation }>('chat:start', {
    clientMessageId: `own-${sequence}`,
    text: 'geheim',
  });
  const { conversationId } = conversation;
  const thief = await server.visitor();
  expect(await thief.refusal('chat:sync', { conversationId, afterSeq: 0 })).toBe('not_found');
  expect(await thief.refusal('chat:send', { conversationId, clientMessageId: 'x', text: 'x' })).toBe('not_found');
  expect(await thief.refusal('chat:close', { conversationId })).toBe('not_found');
});

test('row 10: an agent asks nothing of sessions and cases of others, and administers nothing', async () => {
  const jonas = await server.agent('jonas@demo.lotse');
  const mira = await server.agent('mira@demo.lotse');
  const stranger = await server.visitor();
  const { sessionId } = stranger.welcome;
  for (const [event, body] of [
    ['consent:ask', { sessionId, purpose: 'view' }],
    ['page:watch', { sessionId }],
    ['page:resync', { sessionId }],
    ['grant:end', { sessionId, capability: 'view' }],
  ] as const) {
    expect(await jonas.refusal(event, body), event).toBe('not_found');
  }
  const mine = await openCase(mira);
  expect(await jonas.refusal('code:redeem', { caseId: mine.case.caseId, code: '3467ACD' })).toBe('not_found');
  for (const event of ['agents:list', 'sites:list']) expect(await jonas.refusal(event, {}), event).toBe('forbidden');
  expect(await jonas.refusal('agents:remove', { agentId: 'demo-mira', removed: true })).toBe('forbidden');
});

const openCase = (agent: Awaited<ReturnType<TestServer['agent']>>) =>
  agent.ask<CaseOpened>('case:open-phone', {
    siteId: agent.desk.sites[0]?.siteId,
    phone: '+49 40 1234567',
    name: '',
    note: '',
  });

test('row 19: five wrong codes lock the agent out, also for the right one', async () => {
  const jonas = await server.agent('jonas@demo.lotse');
  const visitor = await server.visitor();
  const { caseId } = (await openCase(jonas)).case;
  const { code } = await visitor.ask<{ code: string }>('code:make', {});
  for (const guess of ['3333333', 'aaaaaaa', '!', '0OIl1', '4444444']) {
    expect(await jonas.refusal('code:redeem', { caseId, code: guess })).toBe('wrong_code');
  }
  expect(await jonas.refusal('code:redeem', { caseId, code })).toBe('rate_limited');
});

test('row 9: sign-out ends the live sockets of that sign-in, removal those of the agent', async () => {
  const headers = await server.signIn('jonas@demo.lotse');
  const auth = { protocol: PROTOCOL_VERSION };
  const leaving = await connectSocket(`${server.url}/agent`, { auth, headers });
  const staying = await server.agent('jonas@demo.lotse');
  await fetch(`${server.url}/api/v1/sign-out`, { method: 'POST', headers });
  expect(await leaving.next('sign-in:ended')).toEqual({ reason: 'signed_out' });
  await leaving.ended;
  expect((await fetch(`${server.url}/api/v1/me`, { headers })).status).toBe(401);
  expect(staying.socket.connected).toBe(true);

  const admin = await server.agent('admin@demo.lotse');
  await admin.ask('agents:remove', { agentId: 'demo-jonas', removed: true });
  expect(await staying.next('sign-in:ended')).toEqual({ reason: 'removed' });
  await staying.ended;
  await expect(server.signIn('jonas@demo.lotse')).rejects.toThrow('401');
  await admin.ask('agents:remove', { agentId: 'demo-jonas', removed: false });
});

test('row 9: a new role ends old sign-ins', async () => {
  const admin = await server.agent('admin@demo.lotse');
  const jonas = await server.agent('jonas@demo.lotse');
  const { agents } = await admin.ask<{ agents: { agentId: string; removed: boolean }[] }>('agents:list', {});
  const { removed: _, ...row } = agents.find(({ agentId }) => agentId === 'demo-jonas')!;
  await admin.ask('agents:save', { ...row, role: 'supervisor' });
  await jonas.next('sign-in:ended');
  await jonas.ended;
});
