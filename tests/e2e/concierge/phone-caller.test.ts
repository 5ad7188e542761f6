/** Point 10 for the list: a caller on a small, dark screen with a session code and no chat, and a shop without a way into its cart. */
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt } from '../../support/visitor-at-page.ts';
import { listOf, shopSideOf } from './shopping-parts.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SHOP = dirname(createRequire(import.meta.url).resolve('startbootstrap-shop-item/dist/index.html'));

let server: LotseServer;
let host: HostSite;
let agentPerson: Person;
let agent: AgentAtDesk;
let shop: ReturnType<typeof shopSideOf>;

beforeAll(async () => {
  server = await startLotseServer();
  host = await startHostSite(SHOP, () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`);
  agentPerson = await openPerson({ colorScheme: 'dark' });
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [host.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  shop = shopSideOf(agent);
});
afterAll(async () => {
  await agentPerson?.close();
  await host?.close();
  await server?.stop();
});

it('works from the session code alone', async () => {
  const person = await openPerson({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const caller = visitorAt(person.page);
  const list = listOf(person.page);
  await caller.page.goto(`${server.url}/demo/product-schlafsack-polarnacht.html`);
  await caller.open();
  await caller.button(/Ich bin am Telefon/).click();
  const code = await caller.code();
  await agent.openPhoneCase('+49 40 123456', 'Frau Maier', 'Schlafsack');
  await agent.typeCode(code);
  await caller.page.getByRole('heading', { name: 'Sie sind verbunden mit Anna Petersen.' }).waitFor();
  await shop.open();
  await shop.add('Angesehen', 'Schlafsack Polarnacht');
  await list.line('Schlafsack Polarnacht').waitFor();
  await takePicture(caller.page, 'concierge-phone-list');
  await list.more('Schlafsack Polarnacht').click();
  await expect.poll(() => shop.list().locator('output').innerText()).toBe('2');
  await shop.side.getByRole('button', { name: 'Dem Besucher zeigen: Schlafsack Polarnacht' }).first().click();
  const card = caller.page.locator('.selection-place .product-card');
  await card.getByText('Anna zeigt Ihnen').waitFor();
  await takePicture(caller.page, 'concierge-phone-product');
  expect(await seriousFindings(caller.page, 'lotse-widget')).toEqual([]);
  expect(await seriousFindings(agent.page)).toEqual([]);
  await card.getByRole('button', { name: 'Weglegen' }).click();
  await card.waitFor({ state: 'detached' });
  await shop.toCart().click();
  await list.question().getByText('Anna möchte 2 Artikel in Ihren Warenkorb legen').waitFor();
  await takePicture(caller.page, 'concierge-phone-question');
  await list.yes().click();
  await shop.says('Liegt im Warenkorb').waitFor();
  await takePicture(agent.page, 'concierge-phone-agent');
  await list.toCart().click();
  await caller.page.waitForURL('**/demo/cart.html');
  await expect.poll(() => caller.page.locator('.cart-line').count()).toBe(1);
  await caller.launcher().waitFor();
  expect(await list.card.count()).toBe(0);
  expect(person.complaints).toEqual([]);
  await person.close();
});

it('says plainly that a website has no way into its cart, and does not ask its visitor', async () => {
  const person = await openPerson();
  const guest = visitorAt(person.page);
  await guest.page.goto(host.url);
  await guest.open();
  await guest.button(/Write to us/).click();
  await guest.say('Was passt dazu?');
  await agent.page.locator('.work-row').filter({ hasText: 'Was passt dazu?' }).locator('.work-open').click();
  await agent.sees('Was passt dazu?').waitFor();
  await shop.search().fill('laterne');
  await shop.add('Katalog', 'Laterne Leuchtturm');
  await listOf(guest.page).line('Laterne Leuchtturm').waitFor();
  await shop.toCart().click();
  await shop.says('Diese Website hat keine Warenkorb-Anbindung').waitFor();
  await takePicture(agent.page, 'concierge-no-hook-agent');
  await takePicture(guest.page, 'concierge-no-hook-visitor');
  expect(await listOf(guest.page).question().count()).toBe(0);
  await person.close();
});
