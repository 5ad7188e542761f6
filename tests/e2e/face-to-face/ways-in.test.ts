/** The ways into a call that a visitor has: a link, a specialist's button, the invitation; each is one click away from the choice of what to send. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { expectToSeeAndHear } from '../../support/call-parties.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

let server: LotseServer;
let people: Person[];
let visitor: VisitorAtPage;
let jonas: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  people = await Promise.all([openPerson(), openPerson()]);
  visitor = visitorAt(people[0]!.page);
  jonas = agentAt(people[1]!.page);
  await jonas.signIn(server.url, 'jonas@demo.lotse');
});
afterAll(async () => {
  for (const person of people ?? []) await person.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'ways-failed-visitor');
  await takePicture(jonas.page, 'ways-failed-jonas');
});

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

it('a specialist’s button leads to them: they are asked as soon as they are in the conversation', async () => {
  await visitor.page.getByRole('button', { name: 'Schließen', exact: true }).click();
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
