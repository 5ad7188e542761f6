/** One visitor, one address, one slow reader: what each can take from everybody else. */
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RadarClaimed } from '../../shared/protocol/radar.ts';
import type { VisitorConversation } from '../../shared/protocol/chat.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { helloBody, startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

afterEach(stopEverything);

const FACTS = { 'page.path': '/demo/tariff.html', 'page.seconds': 60 };

async function tariffRule(server: TestServer): Promise<string> {
  const [site] = await server.app.store.sites();
  return site?.rules.find(({ name }) => name === 'Tarif-Formular')?.ruleId ?? '';
}

test('row 23: one address with ever new visitors does not reserve all seats by invitations', async () => {
  const server = await startTestServer();
  const anna = await server.agent('anna@demo.lotse');
  const agents = [anna, await server.agent('jonas@demo.lotse'), await server.agent('mira@demo.lotse')];
  const seats = anna.desk.colleagues.reduce((sum, { seats: own }) => sum + own, 0);
  expect(agents.length).toBe(3);
  const ruleId = await tariffRule(server);
  let shown = 0;
  for (let visitors = 0; visitors < seats + 4; visitors += 1) {
    const visitor = await server.visitor();
    const claimed = await visitor.request<RadarClaimed>('radar:claim', { ruleId, facts: FACTS });
    if (claimed.ok && claimed.data.state === 'shown') shown += 1;
  }
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(seats / 2);
});

test('row 23: one address that says hello without end, with a token it has, uses up nobody else’s', async () => {
  const server = await startTestServer();
  const { token } = (await server.visitor()).welcome;
  const auth = { protocol: PROTOCOL_VERSION, site: 'demo', token };
  const hello = async (tab: number) => {
    const socket = await server.visitorSocket({ auth });
    const answer = await socket.request('visitor:hello', helloBody(server.url, `tab-${tab % 200}`));
    socket.close();
    return answer.ok ? 'ok' : answer.error.code;
  };
  const codes: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    codes.push(...(await Promise.all(Array.from({ length: 50 }, (_, place) => hello(round * 50 + place)))));
  }
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(150);
  expect(codes.filter((code) => code === 'rate_limited').length).toBeGreaterThan(0);
});

/** A visitor's line as an attacker holds it: sends what it likes, reads only when it likes. */
async function rawVisitor(server: TestServer) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: server.url },
  });
  const waiting: ((text: string) => void)[] = [];
  const heard: string[] = [];
  socket.on('message', (data) => {
    const text = String(data);
    if (text === '2') return socket.send('3');
    const next = waiting.shift();
    if (next) next(text);
    else heard.push(text);
    return undefined;
  });
  socket.on('error', () => {});
  const word = () =>
    new Promise<string>((resolve) => (heard[0] === undefined ? waiting.push(resolve) : resolve(heard.shift() ?? '')));
  const until = async (start: string): Promise<string> => {
    for (;;) {
      const text = await word();
      if (text.startsWith(start)) return text;
    }
  };
  await until('0');
  socket.send(`40/visitor,${JSON.stringify({ protocol: PROTOCOL_VERSION, site: 'demo' })}`);
  await until('40/visitor');
  const ask = async <T>(id: number, event: string, body: unknown): Promise<T> => {
    socket.send(`42/visitor,${id}${JSON.stringify([event, body])}`);
    const answer = JSON.parse((await until(`43/visitor,${id}[`)).slice(`43/visitor,${id}`.length)) as [{ data: T }];
    return answer[0].data;
  };
  await ask(1, 'visitor:hello', helloBody(server.url));
  return { socket, ask };
}

const ended = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

/** How many visitors' sockets the server holds. */
async function openVisitors(server: TestServer): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^lotse_sockets\{[^}]*visitor[^}]*\} (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

test('row 23: who sends text without end is cut off; who talks is not', async () => {
  const server = await startTestServer();
  const quiet = await server.visitor();
  const { socket } = await rawVisitor(server);
  const cut = ended(socket);
  const junk = `42/visitor,["junk","${'x'.repeat(1_000_000)}"]`;
  for (let sent = 0; sent < 12; sent += 1) socket.send(junk);
  await cut;
  expect(await quiet.refusal('chat:sync', { conversationId: 'x', afterSeq: 0 })).toBe('not_found');
});

test('row 23: who asks without ever reading is cut off before the answers fill the memory', async () => {
  const server = await startTestServer();
  await server.agent('anna@demo.lotse');
  const { socket, ask } = await rawVisitor(server);
  const started = { clientMessageId: 'm-0', text: 'x'.repeat(4_000) };
  const { conversation } = await ask<{ conversation: VisitorConversation }>(2, 'chat:start', started);
  const { conversationId } = conversation;
  const stored = await server.app.store.get('conversation', conversation.conversationId);
  for (let said = 1; said < 200; said += 1) {
    const body = { type: 'text', text: 'x'.repeat(4_000) } as const;
    const message = {
      conversationId,
      clientMessageId: `m-${said}` as never,
      author: { kind: 'visitor' },
      body,
      at: said,
    } as const;
    await server.app.store.commit([{ message, conversationVersion: stored?.version ?? 0 }]);
  }
  expect(await openVisitors(server)).toBe(1);
  socket.pause();
  const before = process.memoryUsage().rss;
  for (let asked = 0; asked < 400; asked += 1) {
    socket.send(`42/visitor,${100 + asked}${JSON.stringify(['chat:sync', { conversationId, afterSeq: 0 }])}`);
    if (asked % 20 === 0) await fetch(`${server.url}/healthz`);
  }
  await expect.poll(() => openVisitors(server)).toBe(0);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
