/** The ways into a call that a visitor has: a link, a specialist's button, the invitation; each is one click away from the choice of what to send. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { expectToSeeAndHear } from '../../support/call-parties.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { helloBody } from '../../support/running-server.ts';
import { connectSocket, type TestSocket } from '../../support/test-socket.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

let server: LotseServer;
let people: Person[];
let visitor: VisitorAtPage;
let jonas: AgentAtDesk;
const others: TestSocket[] = [];

beforeAll(async () => {
  server = await startLotseServer();
  people = await Promise.all([openPerson(), openPerson()]);
  visitor = visitorAt(people[0]!.page);
  jonas = agentAt(people[1]!.page);
  await jonas.signIn(server.url, 'jonas@demo.lotse');
});
afterAll(async () => {
  for (const other of others) other.close();
  for (const person of people ?? []) await person.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'ways-failed-visitor');
  await takePicture(jonas.page, 'ways-failed-jonas');
});

/** Somebody else's conversation with Jonas. */
async function takeSeat(clientMessageId: string): Promise<TestSocket> {
  const auth = { protocol: PROTOCOL_VERSION, site: 'demo' };
  const other = await connectSocket(`${server.url}/visitor`, { auth, headers: { origin: server.url } });
  await other.ask('visitor:hello', helloBody(server.url));
  await other.ask('chat:start', { clientMessageId, text: 'Meine Heizung ist aus.', skill: 'technik' });
  return other;
}
const choice = () => visitor.page.getByRole('region', { name: 'Mit Bild sprechen' });

it('the invitation offers it by the agent’s name', async () => {
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  const offer = visitor.button('Mit Jonas sprechen, mit Bild');
  await offer.waitFor({ timeout: 60_000 });
  await takePicture(visitor.page, 'ways-invitation');
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await offer.click();
  await visitor.button('Nur sehen und hören').click();
  await jonas.openConversation();
  await jonas.page.getByText('möchte mit Ihnen sprechen').waitFor();
  await takePicture(visitor.page, 'ways-asked');
  await jonas.button('Gerade nicht').click();
  await visitor.page.getByText('Gerade geht es nicht. Schreiben Sie gern weiter.').waitFor();
  await jonas.endConversation();
  await visitor
    .button('Neues Gespräch')
    .or(visitor.button(/beginnen/))
    .first()
    .waitFor();
});

it('a link leads to the choice, once', async () => {
  await visitor.page.goto(`${server.url}/demo/contact.html#lotse-call=technik`);
  await choice().waitFor();
  await takePicture(visitor.page, 'ways-link');
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  expect(new URL(visitor.page.url()).hash).toBe('');
  await visitor.button('Doch nicht').click();
  await choice().waitFor({ state: 'detached' });
});

it('a wish that waits for somebody outlasts a change of page, also with the panel closed', async () => {
  for (const name of ['m-1', 'm-2', 'm-3', 'm-4']) others.push(await takeSeat(name));
  await expect.poll(() => jonas.page.locator('.work-row').count(), { timeout: 20_000 }).toBe(4);
  await visitor.page.goto(`${server.url}/demo/contact.html#lotse-call=technik`);
  await visitor.button('Nur sehen und hören').click();
  const waits = visitor.page.getByText('Wir fragen, sobald jemand für Sie da ist.');
  await waits.waitFor();
  await visitor.page.getByText('Gleich ist jemand für Sie da.').waitFor();
  await visitor.page.goto(`${server.url}/demo/help.html`);
  await waits.waitFor();
  await takePicture(visitor.page, 'ways-waiting');
  await visitor.page.getByRole('button', { name: 'Schließen', exact: true }).click();
  await visitor.page.goto(`${server.url}/demo/contact.html`);
  await jonas.openConversation();
  await jonas.endConversation();
  await jonas.page.getByText('möchte mit Ihnen sprechen').waitFor();
  await jonas.button('Gerade nicht').click();
  await visitor.launcher().click();
  await visitor.page.getByText('Gerade geht es nicht. Schreiben Sie gern weiter.').waitFor();
  await visitor.button('Beenden').first().click();
  await visitor.page.locator('.end-question .button').first().click();
  await visitor.button('Neues Gespräch beginnen').click();
  await visitor.page.getByRole('button', { name: 'Schließen', exact: true }).click();
});

it('a specialist’s button leads to them: they are asked as soon as they are in the conversation', async () => {
  await visitor.page.locator('[data-lotse-call]').click();
  await visitor.button('Mit Kamera und Mikrofon').click();
  await visitor.button('Gespräch beginnen').click();
  await visitor.sees('Ich möchte gern mit Bild sprechen.').waitFor();
  await jonas.openConversation();
  await jonas.page.getByText('möchte mit Ihnen sprechen').waitFor();
  await visitor.page.getByText('Jonas Brandt wird gefragt …').waitFor();
  await jonas.button('Annehmen').click();
  for (const { page } of [visitor, jonas]) await expectToSeeAndHear(page, 1);
});
