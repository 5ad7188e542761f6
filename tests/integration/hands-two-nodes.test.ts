/** A visitor at one node and the agent at the other: using the page and showing go across both ways, and only while they may. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CaseOpened, HistoryEntry } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { FileRow, Showing } from '../../shared/protocol/showing.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { startRedis, type ThrowAwayRedis } from '../support/redis.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';
import { sampleDocument, samplePicture } from '../support/sample-files.ts';
import { consentTo } from '../support/talk.ts';

const AGENT = 'anna@demo.lotse';
type ShowingNow = { showing: Showing | null };

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

/** The visitor at node A, the agent at node B. */
async function talkAcross() {
  const agent = await nodeB.agent(AGENT);
  const visitor = await nodeA.visitor();
  const { sessionId, tab } = visitor.welcome;
  const started = { clientMessageId: 'm1', text: 'Moin' };
  await visitor.ask('chat:start', started);
  const { caseId } = await agent.next<DeskConversation>(
    'conversation:changed',
    (changed) => changed.sessionId === sessionId && changed.state === 'assigned',
  );
  // Nodes tell one another now and then who is there.
  await vi.waitUntil(() => nodeB.app.live.isOnline(sessionId), { timeout: 20_000 });
  return { agent, visitor, sessionId, tab, caseId };
}

test('an agent uses a page at the other node: in order, refusals come back, nothing after the end', async () => {
  const { agent, visitor, sessionId, tab, caseId } = await talkAcross();
  await consentTo('view', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  await consentTo('control', agent, visitor, sessionId);
  const act = (node: number) => ({ sessionId, tab, epoch: 1, action: { do: 'click', node, x: 0.5, y: 0.5 } });
  const nodes = [5, 6, 7, 8];
  for (const node of nodes) agent.send('page:act', act(node));
  for (const node of nodes) {
    expect(await visitor.next('page:act')).toEqual({ tab, epoch: 1, action: act(node).action });
  }
  visitor.send('page:act-refused', { reason: 'reserved', do: 'click', node: 8 });
  expect(await agent.next('page:act-refused')).toEqual({ sessionId, reason: 'reserved', do: 'click', node: 8 });

  await visitor.ask('grant:stop', { capability: 'control' });
  agent.send('page:act', act(9));
  // One line, at the agent's node, also of what was refused at the visitor's.
  const isUse = ({ entry }: { entry: HistoryEntry }) => entry.type === 'control_used';
  const { entry } = await agent.next<{ entry: HistoryEntry }>('history:added', isUse);
  expect(entry.details).toEqual({ click: 4, refused: 1 });
  // A new yes opens a new line: what was sent between the two has not waited for it.
  await consentTo('control', agent, visitor, sessionId);
  agent.send('page:act', act(10));
  expect(await visitor.next('page:act')).toEqual({ tab, epoch: 1, action: act(10).action });
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  expect(history.filter(({ type }) => type === 'control_used')).toHaveLength(1);
});

test.each([
  ['picture', 'Dach.png', samplePicture(4, 4)],
  ['document', 'Tarife.pdf', sampleDocument(['eins', 'zwei', 'drei'])],
] as const)('a %s put up at one node is seen and moved at the other', async (kind, name, body) => {
  const { agent, visitor, sessionId } = await talkAcross();
  const headers = await nodeB.signIn(AGENT);
  const query = new URLSearchParams({ sessionId, name });
  const put = { method: 'POST', headers, body: new Uint8Array(body) };
  const { fileId } = (await (await fetch(`${nodeB.url}/api/v1/files?${query}`, put)).json()) as FileRow;
  await agent.ask('showing:open', { sessionId, what: { from: 'file', fileId }, note: '' });
  const { showing } = await visitor.next<ShowingNow>('showing:changed', (now) => now.showing !== null);
  expect(showing).toMatchObject({ kind, title: name, agentName: 'Anna Petersen' });
  // Its bytes come from the node the visitor is at.
  const served = await fetch(`${nodeA.url}${showing?.url}`);
  expect(Buffer.from(await served.arrayBuffer()).equals(body)).toBe(true);
  const { showingId } = showing!;
  if (kind === 'document') {
    agent.send('showing:move', { sessionId, showingId, place: { at: 2, playing: false } });
    await visitor.next<ShowingNow>('showing:changed', (now) => now.showing?.place.at === 2);
    visitor.send('showing:move', { showingId, place: { at: 3, playing: false } });
    const seen = await agent.next<ShowingNow>('showing:changed', (now) => now.showing?.place.at === 3);
    expect(seen.showing?.place.movedBy).toBe('visitor');
  }
  await visitor.ask('showing:close', { showingId });
  await agent.next<ShowingNow>('showing:changed', (now) => now.showing === null);
});

test('a film of the library runs at both nodes from the same moment, and stops for both', async () => {
  const { agent, visitor, sessionId } = await talkAcross();
  const headers = await nodeB.signIn(AGENT);
  const library = await fetch(`${nodeB.url}/api/v1/library?${new URLSearchParams({ sessionId })}`, { headers });
  const { files } = (await library.json()) as { files: { name: string; kind: string }[] };
  const name = files.find(({ kind }) => kind === 'film')?.name ?? '';
  const query = new URLSearchParams({ sessionId, name, kept: '1' });
  const taken = await fetch(`${nodeB.url}/api/v1/files?${query}`, { method: 'POST', headers });
  const { fileId } = (await taken.json()) as FileRow;
  await agent.ask('showing:open', { sessionId, what: { from: 'file', fileId }, note: '' });
  const { showing } = await visitor.next<ShowingNow>('showing:changed', (now) => now.showing !== null);
  const { showingId } = showing!;
  agent.send('showing:move', { sessionId, showingId, place: { at: 0, playing: true } });
  const runs = ({ showing: now }: ShowingNow) => now?.place.playing === true;
  const [here, there] = await Promise.all([
    agent.next<ShowingNow>('showing:changed', runs),
    visitor.next<ShowingNow>('showing:changed', runs),
  ]);
  expect(there.showing?.place).toEqual(here.showing?.place);
  visitor.send('showing:move', { showingId, place: { at: 4.5, playing: false } });
  const stopped = await agent.next<ShowingNow>(
    'showing:changed',
    (now) => now.showing?.place.playing === false && now.showing.place.at > 0,
  );
  expect(stopped.showing?.place).toMatchObject({ at: 4.5, movedBy: 'visitor' });
  expect([...nodeA.faults(), ...nodeB.faults()]).toEqual([]);
});
