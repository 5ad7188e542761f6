/** Escorted browsing: an agent leads a visitor through the demo shop under a yes of its own; the visitor stays behind, comes back, goes alone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { tapWire, type WireTap } from '../../support/wire-tap.ts';

const BAR = 'Anna Petersen sieht diese Seite und führt Sie';

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let wire: WireTap;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson({ viewport: { width: 1024, height: 700 } });
  visitor = visitorAt(visitorPerson.page);
  wire = tapWire(visitor.page);
  await visitor.page.goto(`${server.url}/demo/index.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Zeigen Sie mir den Weg?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().getByRole('link', { name: 'Hilfe' }).first().waitFor();
  await visitor.button('Schließen').first().click();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'lead-failed-visitor');
  await takePicture(agent.page, 'lead-failed-agent');
});

const leadTool = () => agent.page.locator('[data-tool=lead]');
const word = () => agent.page.locator('.lead-word');
const address = () => agent.page.getByLabel('Adresse auf dieser Website');
const path = () => new URL(visitor.page.url()).pathname;

async function pointAt(selector: string): Promise<{ x: number; y: number }> {
  const link = agent.replica().locator(selector).first();
  await link.waitFor();
  const box = await link.boundingBox();
  if (!box) throw new Error(`${selector} is not in the replica`);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await agent.page.mouse.move(at.x, at.y);
  return at;
}
async function clickLink(selector: string): Promise<void> {
  const { x, y } = await pointAt(selector);
  await agent.page.mouse.click(x, y);
}
async function leadToAddress(url: string): Promise<void> {
  await address().fill(url);
  await address().press('Enter');
}
/** A place of its own on the page, in sight of both. */
async function putLink(id: string, href: string, words: string): Promise<void> {
  await visitor.page.evaluate(
    ([name, to, text]) => {
      const link = document.createElement('a');
      Object.assign(link, { id: name, href: to, textContent: text });
      link.style.cssText = 'position:fixed;inset:120px auto auto 40px;z-index:9;background:#fff;padding:12px';
      document.body.append(link);
    },
    [id, href, words] as const,
  );
}

describe('leading', () => {
  it('asks once; then links of the picture are links, and say where they lead', async () => {
    await leadTool().click();
    await visitor.page.getByText('Darf Anna Petersen Sie von Seite zu Seite führen?').first().waitFor();
    await takePicture(visitor.page, 'lead-asked');
    await visitor.button('Ja, ich gehe mit').click();
    await visitor.page.getByText(BAR).waitFor();
    await agent.page.locator('.lead-glass').waitFor();
    await pointAt('.site-nav a[data-lotse-to$="/demo/help.html"]');
    await expect.poll(() => word().innerText()).toContain('/demo/help.html');
    await takePicture(agent.page, 'lead-agent');
    await takePicture(visitor.page, 'lead-visitor');
    await clickLink('.site-nav a[data-lotse-to$="/demo/help.html"]');
    await visitor.page.waitForURL('**/demo/help.html');
    await visitor.page.getByText(BAR).waitFor();
    await agent.replica().locator('h1').first().waitFor();
  });

  it('scrolls only the picture, not the visitor', async () => {
    await pointAt('h1');
    await agent.page.mouse.wheel(0, 400);
    const scrolled = () =>
      agent
        .replica()
        .locator('html')
        .evaluate((page) => page.scrollTop);
    await expect.poll(scrolled).toBeGreaterThan(50);
    expect(await visitor.page.evaluate(() => scrollY)).toBe(0);
  });

  it('goes back and forward, and never out of the site', async () => {
    await agent.button('Eine Seite zurück').click();
    await visitor.page.waitForURL('**/demo/index.html');
    await visitor.page.getByText(BAR).waitFor();
    await agent.replica().locator('.site-nav').waitFor();
    await agent.button('Eine Seite vor').click();
    await visitor.page.waitForURL('**/demo/help.html');
    await visitor.page.getByText(BAR).waitFor();
    await agent.button('Eine Seite vor').click();
    await word().getByText('In dieser Richtung gibt es keine Seite dieser Website.').waitFor();
  });

  it('leads by the keyboard to an address of the site', async () => {
    await address().focus();
    await agent.page.getByRole('group', { name: 'Links auf dieser Seite' }).waitFor();
    await takePicture(agent.page, 'lead-pages');
    expect(await seriousFindings(agent.page, '.lead-bar')).toEqual([]);
    await agent.page.keyboard.type('Strom & Sch');
    await agent.page.getByRole('group', { name: 'Links auf dieser Seite' }).getByText('Strom & Schutz').waitFor();
    await agent.page.keyboard.press('ArrowDown');
    await agent.page.keyboard.press('Enter');
    await visitor.page.waitForURL('**/demo/tariff.html');
    await visitor.page.getByText(BAR).waitFor();
    await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
    await leadToAddress(`${server.url}/demo/account/overview`);
    await visitor.page.waitForURL('**/demo/account/overview');
  });

  it('goes through a page with a router of its own without loading anew', async () => {
    await visitor.page.evaluate(() => sessionStorage.setItem('havenlicht.account', 'signed-in'));
    await visitor.page.reload();
    await visitor.page.getByText(BAR).waitFor();
    await visitor.page.evaluate(() => ((globalThis as { stays?: boolean }).stays = true));
    await clickLink('.account-nav a[data-lotse-to$="/demo/account/orders"]');
    await visitor.page.waitForURL('**/demo/account/orders');
    await agent.replica().locator('.account-nav a[aria-current=page]', { hasText: 'Bestellungen' }).waitFor();
    await leadToAddress(`${server.url}/demo/account/contract`);
    await visitor.page.waitForURL('**/demo/account/contract');
    await agent.button('Eine Seite zurück').click();
    await visitor.page.waitForURL('**/demo/account/orders');
    expect(await visitor.page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
  });
});

describe('out of reach', () => {
  it('a foreign link is refused in words, and the visitor stays', async () => {
    await putLink('away', 'https://elsewhere.example/deal', 'Zum Partner');
    await clickLink('#away');
    await word().getByText('elsewhere.example gehört nicht zu dieser Website.').waitFor();
    await takePicture(agent.page, 'lead-foreign');
    await leadToAddress('https://elsewhere.example/');
    await word().getByText('elsewhere.example gehört nicht zu dieser Website.').waitFor();
    await leadToAddress('javascript:alert(1)');
    await word().getByText('Bitte eine ganze Adresse').waitFor();
    expect(path()).toBe('/demo/account/orders');
  });

  it('what buys or deletes is the visitor’s own, as a link and as an address', async () => {
    await putLink('buy', '/demo/thanks.html', 'Jetzt kaufen');
    await clickLink('#buy');
    await word().getByText('Geschützt: dorthin geht nur der Besucher selbst.').waitFor();
    await leadToAddress(`${server.url}/demo/account/delete`);
    await word().getByText('Geschützt: dorthin geht nur der Besucher selbst.').waitFor();
    expect(path()).toBe('/demo/account/orders');
  });
});

describe('leave and rejoin', () => {
  it('the visitor stays behind and comes along again without a new question', async () => {
    await visitor.takeBack('Nicht mitgehen');
    await visitor.page.getByText('führt Sie aber gerade nicht').waitFor();
    await agent.page.locator('.tool[data-state=paused] [data-tool=lead]').waitFor();
    expect(await agent.page.locator('.lead-glass').count()).toBe(0);
    await takePicture(visitor.page, 'lead-left');
    await takePicture(agent.page, 'lead-left-agent');
    await visitor.button('Weiter mitgehen').click();
    await visitor.page.getByText(BAR).waitFor();
    await agent.page.locator('.lead-glass').waitFor();
  });

  it('the visitor goes alone: the agent follows, and leads on from there', async () => {
    await visitor.page.locator('.site-nav a', { hasText: 'Kontakt' }).first().click();
    await visitor.page.waitForURL('**/demo/contact.html');
    await agent.replica().locator('form').first().waitFor();
    await visitor.page.getByText(BAR).waitFor();
    await clickLink('.site-nav a[data-lotse-to$="/demo/tariff.html"]');
    await visitor.page.waitForURL('**/demo/tariff.html');
    await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
  });

  it('seeing rests as well: nothing leaves meanwhile, and it goes on with one click', async () => {
    await visitor.page.getByText(BAR).waitFor();
    await visitor.page.getByRole('button', { name: 'Pause', exact: true }).click();
    await agent.page.getByText('Der Besucher hat pausiert').waitFor();
    await visitor.page.getByText('Pause: Anna Petersen sieht diese Seite gerade nicht').waitFor();
    await takePicture(visitor.page, 'pause-visitor');
    await takePicture(agent.page, 'pause-agent');
    const before = wire.pageFrames();
    await visitor.page.evaluate(() => (document.querySelector('h1')!.textContent = 'Nur für mich'));
    await visitor.page.reload();
    await visitor.page.getByText('Pause: Anna Petersen sieht diese Seite gerade nicht').waitFor();
    expect(wire.pageFrames()).toBe(before);
    await visitor.button('Fortsetzen').click();
    await visitor.page.getByText(BAR).waitFor();
    await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
    await agent.page.locator('.lead-glass').waitFor();
  });
});

it('a visitor with a phone is led as well', async () => {
  await visitor.page.setViewportSize({ width: 390, height: 844 });
  await agent.page.locator('.replica-screen.phone').waitFor();
  await takePicture(visitor.page, 'lead-phone');
  await takePicture(agent.page, 'lead-phone-agent');
  await leadToAddress(`${server.url}/demo/help.html`);
  await visitor.page.waitForURL('**/demo/help.html');
  await visitor.page.getByText(BAR).waitFor();
  await visitor.takeBack('Pause');
  await visitor.button('Fortsetzen').waitFor();
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await agent.page.emulateMedia({ colorScheme: 'dark' });
  await agent.page.getByText('Der Besucher hat pausiert').waitFor();
  await takePicture(visitor.page, 'pause-phone');
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await takePicture(agent.page, 'pause-agent-dark');
  await visitor.button('Fortsetzen').click();
  await visitor.page.getByText(BAR).waitFor();
  await agent.page.locator('.lead-glass').waitFor();
  await takePicture(visitor.page, 'lead-phone-dark');
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await takePicture(agent.page, 'lead-agent-dark');
  await visitor.page.keyboard.press('Escape');
  await agent.page.getByText('Der Besucher hat das Ansehen beendet').waitFor();
  expect(visitorPerson.complaints.filter((complaint) => complaint.startsWith(server.url))).toEqual([]);
});
