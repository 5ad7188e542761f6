/** The thread on two server processes with PostgreSQL and Redis: visitor on one node, agent on the other; then one node dies, and the other is drained. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { expectDressed } from '../../support/dressed.ts';
import { startFailoverProxy, type FailoverProxy } from '../../support/failover-proxy.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { expectToSeeAndHear } from '../../support/call-parties.ts';
import { remotePictures } from '../../support/media-probe.ts';
import { startPostgres } from '../../support/postgres.ts';
import { startRedis } from '../../support/redis.ts';
import { turnAway, turnTo } from '../../support/tab-visibility.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

/** Long enough to look at a call on a node that is being drained. */
const DRAIN_SECONDS = '4';
/** A room that was rebuilt on a busy machine. */
const MOVED_MS = 60_000;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let redis: Awaited<ReturnType<typeof startRedis>>;
let nodeA: LotseServer;
let nodeB: LotseServer;
/** The visitor's way in: node A as long as it lives, then node B; the agent's the other way round. */
let front: FailoverProxy;
let deskFront: FailoverProxy;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const shared = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  nodeA = await startLotseServer({ ...shared, LOTSE_NODE_ID: 'a' });
  nodeB = await startLotseServer({ ...shared, LOTSE_NODE_ID: 'b', LOTSE_DRAIN_SECONDS: DRAIN_SECONDS });
  front = await startFailoverProxy([nodeA.port, nodeB.port]);
  deskFront = await startFailoverProxy([nodeB.port, nodeA.port]);
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
  await allowOrigins(nodeB.url, [front.url, deskFront.url]);
  await agent.signIn(deskFront.url, 'anna@demo.lotse');
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await front?.close();
  await deskFront?.close();
  await nodeA?.stop();
  await nodeB?.stop();
  await redis?.stop();
  await postgres?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'failed-visitor');
  await takePicture(agent.page, 'failed-agent');
});

it('invites on node A in the name of an agent who sits at node B', async () => {
  await visitor.page.goto(`${front.url}/demo/tariff.html`);
  await visitor.button('Ja, gern').click({ timeout: 30_000 });
  await agent.openConversation();
  await visitor.say('Hallo von Knoten A');
  await agent.sees('Hallo von Knoten A').waitFor();
  await agent.say('Hallo von Knoten B');
  await visitor.sees('Hallo von Knoten B').waitFor();
});

it('shows the page across nodes, and a tab in the background when it is chosen', async () => {
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
  await turnAway(visitor.page);
  const second = await visitorPerson.context.newPage();
  await second.goto(`${front.url}/demo/help.html`);
  await agent.replica().getByText('Wie können wir helfen?').waitFor();
  await agent.button(/Strom & Schutz/).click();
  await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
  await agent.button('Dem Besucher folgen').click();
  await agent.replica().getByText('Wie können wir helfen?').waitFor();
  await second.close();
  await turnTo(visitor.page);
  await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
});

it('keeps the page dressed when a node dies between two pages, for who watches and for who comes anew', async () => {
  await expectDressed(agent, visitor.page);
  await nodeA.kill();
  // The next page names the sheets that node A has passed on; node B has none of them.
  await visitor.page.goto(`${front.url}/demo/category.html`);
  await onSite('category.html');
  await expectDressed(agent, visitor.page);
  await agent.page.reload();
  await agent.openConversation();
  await agent
    .button(/^Seite live/)
    .or(agent.page.getByRole('tab', { name: /Seite live/ }))
    .first()
    .click();
  await onSite('category.html');
  await expectDressed(agent, visitor.page);
  await takePicture(agent.page, 'two-nodes-dressed');

  await nodeA.restart();
  await visitor.page.goto(`${front.url}/demo/tariff.html`);
  await onSite('tariff.html');
  await expectDressed(agent, visitor.page);
});

it('carries the call across nodes', async () => {
  await agent.button('Anrufen').first().click();
  await visitor.talk();
  await expectBothToSeeAndHear();
});

it('goes on at node B when node A dies: chat, page and, by itself, the call', async () => {
  const before = await tracks();
  await nodeA.kill();
  await visitor.say('Und jetzt?');
  await agent.sees('Und jetzt?').waitFor({ timeout: 30_000 });
  await agent.say('Alles noch da.');
  await visitor.sees('Alles noch da.').waitFor();
  const [seenByVisitor, seenByAgent] = [await visitor.bubbles(), await agent.bubbles()];
  expect(seenByVisitor).toEqual(['Hallo von Knoten A', 'Hallo von Knoten B', 'Und jetzt?', 'Alles noch da.']);
  expect(seenByAgent).toEqual(seenByVisitor);

  await visitor.watchBar().waitFor();
  await visitor.page
    .locator('#comments')
    .evaluate((field) => field.insertAdjacentText('beforebegin', 'Neu auf Knoten B'));
  await agent.replica().getByText('Neu auf Knoten B').waitFor();
  await expectNewTracks(before);
  await expectBothToSeeAndHear();
  await takePicture(agent.page, 'two-nodes-after');
});

it('keeps a call on a node that is drained, then moves it to the other by itself', async () => {
  await nodeA.restart();
  const before = await tracks();
  const drained = nodeB.stop();
  await expect.poll(() => fetch(`${nodeB.url}/readyz`).then(({ status }) => status), { timeout: 10_000 }).toBe(503);
  await expectPicturesToMove(before);
  await drained;
  await expectNewTracks(before);
  await expectBothToSeeAndHear();
  // The same call: nobody was asked anew, nobody clicked.
  expect(await visitor.button('Mit Kamera und Mikrofon').count()).toBe(0);
  await visitor.say('Und nun wieder auf A.');
  await agent.sees('Und nun wieder auf A.').waitFor();
  await takePicture(visitor.page, 'two-nodes-drained');
});

/** The agent's picture is that of the visitor's page. */
async function onSite(path: string): Promise<void> {
  await visitor.page.waitForURL(`**/${path}`);
  const heading = await visitor.page.locator('h1').first().innerText();
  await expect.poll(() => agent.replica().locator('h1').first().innerText(), { timeout: 30_000 }).toBe(heading);
}
async function expectBothToSeeAndHear(): Promise<void> {
  for (const { page } of [visitor, agent]) await expectToSeeAndHear(page, 1);
}
const pictures = async () => (await Promise.all([visitor, agent].map(({ page }) => remotePictures(page)))).flat();
const tracks = async () => (await pictures()).map(({ track }) => track);
/** Both see a new picture: the one of before died with the room that carried it. */
async function expectNewTracks(before: readonly string[]): Promise<void> {
  const fresh = async () => (await tracks()).filter((track) => !before.includes(track)).length;
  await expect.poll(fresh, { timeout: MOVED_MS }).toBe(2);
}
/** The pictures of before go on. */
async function expectPicturesToMove(of: readonly string[]): Promise<void> {
  const before = await pictures();
  const moved = async () =>
    (await pictures()).filter(
      ({ track, frames }) =>
        of.includes(track) && frames > (before.find((each) => each.track === track)?.frames ?? frames) + 5,
    ).length;
  await expect.poll(moved, { timeout: Number(DRAIN_SECONDS) * 1_000 }).toBe(2);
}
