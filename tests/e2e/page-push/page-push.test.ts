/** Row 6 and page push for two people: an own page in the same tab with the chat going on, a listed one in a tab of its own, others not at all. */
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

const MAKER = dirname(createRequire(import.meta.url).resolve('startbootstrap-shop-item/dist/index.html'));

let server: LotseServer;
let maker: HostSite;
let stranger: HostSite;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  maker = await startHostSite(MAKER, () => '');
  stranger = await startHostSite(MAKER, () => '');
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'admin@demo.lotse');
  await allowPages(agent.page, maker.origin);
  await agent.signOut();
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await maker?.close();
  await stranger?.close();
  await server?.stop();
});

async function allowPages(page: Page, origin: string) {
  await agent.button('Einstellungen').click();
  await page.getByRole('tab', { name: 'Websites' }).or(agent.button('Websites')).first().click();
  await agent
    .button(/bearbeiten/)
    .first()
    .click();
  const pages = page.getByLabel('Seiten, die Berater zeigen dürfen');
  await pages.fill(origin);
  await agent.button('Speichern').click();
  await pages.waitFor({ state: 'hidden' });
}

async function offer(url: string, note = '') {
  const field = agent.page.getByLabel('Adresse der Seite');
  if (!(await field.isVisible())) await agent.button('Seite zeigen').click();
  await field.fill(url);
  await agent.page.getByLabel('Ein Satz dazu (wenn Sie mögen)').fill(note);
  await agent.button('Karte senden').click();
}
const offered = () => visitor.log().locator('.offer');
const cards = () => agent.page.locator('.offered-page');

it('leads to an own page in the same tab, where the chat goes on', async () => {
  await visitor.page.goto(`${server.url}/demo/index.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Wo finde ich die Tarife?');
  await agent.openConversation();
  await agent.button('Seite zeigen').click();
  await agent.page.getByText('hier ist der Besucher').waitFor();
  await takePicture(agent.page, 'page-push-dialog');
  await offer(`${server.url}/demo/tariff.html?from=chat`, 'Hier vergleichen Sie alle.');

  await offered().getByText('Havenlicht').waitFor();
  expect(await offered().innerText()).toContain(`${new URL(server.url).host}/demo/tariff.html?from=chat`);
  await visitor.sees('Hier vergleichen Sie alle.').waitFor();
  await cards().getByText('Noch nicht geöffnet').waitFor();
  await takePicture(visitor.page, 'page-push-own-card');
  expect(new URL(visitor.page.url()).pathname).toBe('/demo/index.html');

  await offered().getByRole('link', { name: 'Seite öffnen' }).click();
  await visitor.page.waitForURL('**/demo/tariff.html?from=chat');
  await visitor.sees('Hier vergleichen Sie alle.').waitFor();
  await cards()
    .getByText(/^Geöffnet/)
    .waitFor();
  await visitor.say('Gefunden!');
  await agent.sees('Gefunden!').waitFor();
  expect(visitorPerson.context.pages()).toHaveLength(1);
  await takePicture(agent.page, 'page-push-opened');
});

it('refuses foreign and dressed-up addresses in clear words, and shows the visitor nothing', async () => {
  const refusals: readonly (readonly [string, string])[] = [
    [`${stranger.origin}/`, `${new URL(stranger.origin).host} gehört nicht zu dieser Website.`],
    [`${server.url}@${new URL(stranger.origin).host}/`, 'Diese Adresse lässt sich nicht zeigen'],
    ['javascript:alert(1)', 'Bitte eine ganze Adresse'],
    [`${server.url}\\demo`, 'Diese Adresse lässt sich nicht zeigen'],
  ];
  for (const [url, words] of refusals) {
    await offer(url);
    await agent.page.getByRole('alert').getByText(words).waitFor();
  }
  await takePicture(agent.page, 'page-push-refused');
  await agent.button('Abbrechen').click();
  await agent.say('Moment bitte.');
  await visitor.sees('Moment bitte.').waitFor();
  expect(await offered().count()).toBe(1);
});

it('opens a listed page of others in a tab that knows nothing of this one', async () => {
  await offer(maker.url, 'Das Datenblatt des Herstellers.');
  const card = offered().last();
  await card.getByText(new URL(maker.origin).host).waitFor();
  await card.getByText('Gehört nicht zu dieser Website').waitFor();
  await takePicture(visitor.page, 'page-push-foreign-card');
  const before = visitor.page.url();
  const [tab] = await Promise.all([
    visitorPerson.context.waitForEvent('page'),
    card.getByRole('link', { name: 'In neuem Tab öffnen' }).click(),
  ]);
  await tab.waitForURL(maker.url);
  expect(await tab.evaluate(() => ({ opener: window.opener, referrer: document.referrer }))).toEqual({
    opener: null,
    referrer: '',
  });
  expect(visitor.page.url()).toBe(before);
  await tab.close();
  await cards()
    .last()
    .getByText(/^Geöffnet/)
    .waitFor();
});

it('still says after a reload of both what was offered and opened', async () => {
  await agent.page.reload();
  await visitor.page.reload();
  await expect.poll(() => offered().count()).toBe(2);
  await expect
    .poll(() =>
      cards()
        .getByText(/^Geöffnet/)
        .count(),
    )
    .toBe(2);
  await agent.page
    .getByText(/Anna Petersen zeigt eine Seite/)
    .first()
    .waitFor();
  await agent.page
    .getByText(/Seite geöffnet/)
    .first()
    .waitFor();
  expect(visitorPerson.complaints.filter((complaint) => complaint.startsWith(server.url))).toEqual([]);
});
