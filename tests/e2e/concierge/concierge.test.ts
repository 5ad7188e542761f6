/** Point 9 for two people: what was looked at and searched becomes a list both change, goes into the shop's cart on the visitor's click, and is ordered. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { listOf, shopSideOf } from './shopping-parts.ts';

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let list: ReturnType<typeof listOf>;
let shop: ReturnType<typeof shopSideOf>;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  shop = shopSideOf(agent);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
  list = listOf(visitor.page);
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});

type CartLine = { sku: string; quantity: number };
const cartOf = (page: Page): Promise<CartLine[]> =>
  page.evaluate(() =>
    (JSON.parse(localStorage.getItem('havenlicht.cart') ?? '[]') as CartLine[]).map(({ sku, quantity }) => ({
      sku,
      quantity,
    })),
  );

async function payByInvoice(page: Page): Promise<void> {
  const answers = {
    email: 'kim@kunde.example',
    'first-name': 'Kim',
    'last-name': 'Kunde',
    street: 'Hafenstraße 1',
    postcode: '20457',
    city: 'Hamburg',
  };
  for (const [name, value] of Object.entries(answers)) await page.locator(`#checkout [name="${name}"]`).fill(value);
  await page.locator('input[name="payment"][value="invoice"]').check();
  await page.locator('#terms').check();
  await page.locator('#order').click();
  await page.waitForURL('**/demo/thanks.html');
}

describe('a visitor who looks around, and an agent who gathers', () => {
  it('shows the agent what was looked at, before and during the conversation', async () => {
    await visitor.page.goto(`${server.url}/demo/product-zelt-duene2.html`);
    await visitor.launcher().waitFor();
    await visitor.open();
    await visitor.button(/Mit uns schreiben/).click();
    await visitor.say('Ich suche etwas für eine Nordtour.');
    await agent.openConversation();
    await shop.open();
    await shop.says('Noch nichts auf der Liste').waitFor();
    await shop.seen().getByText('Zelt Düne 2', { exact: true }).waitFor();
    await takePicture(agent.page, 'concierge-1-agent-empty');
    await visitor.page.goto(`${server.url}/demo/product-laterne-leuchtturm.html`);
    await shop.seen().getByText('Laterne Leuchtturm', { exact: true }).waitFor();
    expect(await shop.seen().locator('.product-name').allInnerTexts()).toEqual(['Laterne Leuchtturm', 'Zelt Düne 2']);
  });

  it('builds one list for both; the closed widget says quietly that there is something', async () => {
    await visitor.launcher().click();
    await shop.add('Angesehen', 'Zelt Düne 2');
    await visitor.page.locator('.launcher .badge[data-quiet="true"]:not([hidden])').waitFor();
    await takePicture(visitor.page, 'concierge-2-visitor-badge');
    await shop.add('Angesehen', 'Laterne Leuchtturm');
    await shop.search().fill('kiesel');
    await expect.poll(() => shop.found().locator('.product-line').count()).toBeLessThan(4);
    await shop.add('Katalog', 'Powerbank Kiesel 20');
    await visitor.open();
    await list.card.getByText('Ihre Auswahl (3)').waitFor();
    await list.line('Zelt Düne 2').getByText('379,00 € · von Anna Petersen').waitFor();
    await takePicture(visitor.page, 'concierge-3-visitor-list');
    await takePicture(agent.page, 'concierge-3-agent-list');
    expect(await visitor.page.locator('.launcher .badge').isVisible()).toBe(false);
  });

  it('holds a product up before the visitor, who puts it on the list', async () => {
    await visitor.launcher().click();
    await shop.search().fill('kocher');
    await shop.side.getByRole('button', { name: 'Dem Besucher zeigen: Kocher Glut', exact: true }).click();
    const card = visitor.page.locator('.selection-place .product-card');
    await card.getByText('Anna zeigt Ihnen').waitFor();
    await shop.side
      .getByRole('button', { name: /Der Besucher sieht es/ })
      .first()
      .waitFor();
    await card.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
    await takePicture(visitor.page, 'concierge-3-visitor-product');
    await takePicture(agent.page, 'concierge-3-agent-product');
    await card.getByRole('button', { name: 'Auf meine Liste' }).click();
    await card.waitFor({ state: 'detached' });
    await shop.list().getByText('vom Besucher').waitFor();
    await shop.side.getByRole('button', { name: /^Von der Liste nehmen: Kocher/ }).click();
    await visitor.open();
    await list.card.getByText('Ihre Auswahl (3)').waitFor();
  });

  it('lets the visitor change how many and take off, and the agent sees it', async () => {
    await list.more('Zelt Düne 2').click();
    await expect.poll(() => shop.quantity('HL-ZE-002').innerText()).toBe('2');
    await list.remove('Laterne Leuchtturm').click();
    await shop.list().getByText('Laterne Leuchtturm').waitFor({ state: 'detached' });
    await list.card.getByText('Ihre Auswahl (3)').waitFor();
  });

  it('takes no for an answer, and leaves the cart as it was', async () => {
    await shop.toCart().click();
    await list.question().getByText('Anna möchte 3 Artikel in Ihren Warenkorb legen').waitFor();
    await shop.says('Der Besucher wird gefragt').waitFor();
    await takePicture(visitor.page, 'concierge-4-visitor-question');
    await takePicture(agent.page, 'concierge-4-agent-asked');
    await list.no().click();
    await shop.says('Der Besucher möchte das gerade nicht').waitFor();
    await list.question().waitFor({ state: 'detached' });
    expect(await cartOf(visitor.page)).toEqual([]);
  });

  it('takes the question back when the list changes', async () => {
    await shop.toCart().click();
    await list.question().waitFor();
    await shop.search().fill('stirnlampe');
    await shop.add('Katalog', 'Stirnlampe Funkel');
    await list.question().waitFor({ state: 'detached' });
    await shop.side.getByRole('button', { name: 'Von der Liste nehmen: Stirnlampe Funkel' }).click();
    await list.line('Stirnlampe Funkel').waitFor({ state: 'detached' });
  });

  it('asks on the closed widget as well; yes really puts it into the shop’s cart', async () => {
    await visitor.launcher().click();
    await shop.toCart().click();
    await list.question().waitFor();
    await takePicture(visitor.page, 'concierge-5-visitor-closed-question');
    await list.yes().click();
    await shop.says('Liegt im Warenkorb').waitFor();
    await takePicture(agent.page, 'concierge-5-agent-put');
    expect(await cartOf(visitor.page)).toEqual([
      { sku: 'HL-ZE-002', quantity: 2 },
      { sku: await shop.list().locator('[data-sku]').last().getAttribute('data-sku'), quantity: 1 },
    ]);
    // The widget opens by itself: there is the way to the cart.
    await list.line('Zelt Düne 2').getByText('im Warenkorb').waitFor();
    await takePicture(visitor.page, 'concierge-5-visitor-put');
  });

  it('leads to the cart and through the checkout; the order is at the case', async () => {
    await list.toCart().click();
    await visitor.page.waitForURL('**/demo/cart.html');
    await expect.poll(() => visitor.page.locator('.cart-line').count()).toBe(2);
    await visitor.launcher().click();
    await visitor.page.goto(`${server.url}/demo/checkout.html`);
    await payByInvoice(visitor.page);
    const number = await visitor.page.locator('#order-number').innerText();
    const said = shop.says(/^Bestellung [\d.]+,\d\d\s€$/);
    await said.waitFor();
    await shop.says(new RegExp(`Nummer ${number}`)).waitFor();
    const price = (await said.innerText()).replace('Bestellung ', '');
    await shop.says('Noch nichts auf der Liste').waitFor();
    await takePicture(agent.page, 'concierge-6-agent-order');
    await agent.page.getByRole('button', { name: 'Person', exact: true }).click();
    await agent.page.locator('.history-order_placed').getByText(`Bestellung ${number}: ${price}`).waitFor();
    await agent.page.locator('.history-selection_carted').getByText('Auswahl im Warenkorb: 3').waitFor();
    await takePicture(agent.page, 'concierge-6-agent-person');
    await visitor.page.reload();
    await visitor.launcher().waitFor();
    expect(await agent.page.locator('.history-order_placed').count()).toBe(1);
  });

  it('the visitor’s browser complained of nothing', () => {
    expect(visitorPerson.complaints).toEqual([]);
  });
});
