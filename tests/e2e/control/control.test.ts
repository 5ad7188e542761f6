/** An agent uses the visitor's page after a yes of its own: what works, what is out of reach, and that the visitor comes first. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));
const BAR = 'Anna Petersen sieht und bedient diese Seite';

let server: LotseServer;
let host: HostSite;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
/** Says to the visitor's browser once more what the server has passed on last. */
let forge = (): void => undefined;

beforeAll(async () => {
  server = await startLotseServer();
  host = await startHostSite(SITE, () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`);
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [host.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson({ viewport: { width: 640, height: 560 } });
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.routeWebSocket(/socket\.io/, (toPage) => {
    const toServer = toPage.connectToServer();
    toServer.onMessage((message) => {
      if (/"page:act".*"do":"click"/.test(String(message))) forge = () => toPage.send(message);
      toPage.send(message);
    });
  });
  await visitor.page.goto(host.url);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Können Sie das für mich ausfüllen?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().getByText('Viel Platz').waitFor();
  await takeControl();
  await visitor.button('Schließen').first().click();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await host?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'control-failed-visitor');
  await takePicture(agent.page, 'control-failed-agent');
});

const controlSwitch = () => agent.page.locator('[data-tool=control]');
async function takeControl(): Promise<void> {
  await controlSwitch().click();
  await visitor.page.getByText('Darf Anna Petersen diese Seite für Sie bedienen?').first().waitFor();
  await takePicture(visitor.page, 'control-asked');
  await visitor.button('Ja, bedienen lassen').click();
  await visitor.page.getByText(BAR).waitFor();
  await agent.page.locator('.control-glass').waitFor();
}
const onPage = (selector: string) => visitor.page.locator(selector);
const hint = () => agent.page.locator('.control-hint');
const heard = (): Promise<string[]> =>
  visitor.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

/** Where an element of the replica is on the agent's screen. */
async function placeOf(selector: string): Promise<{ x: number; y: number }> {
  const box = await agent.replica().locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not in the replica`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
async function clickOn(selector: string): Promise<void> {
  const { x, y } = await placeOf(selector);
  await agent.page.mouse.move(x, y);
  await agent.page.mouse.click(x, y);
}
async function write(selector: string, text: string): Promise<void> {
  await clickOn(selector);
  const field = agent.page.getByLabel('Feld auf der Seite des Besuchers');
  await field.fill(text);
  await field.press('Tab');
}

describe('within reach', () => {
  it('clicks a tab, writes into shown fields, chooses and checks', async () => {
    await clickOn('#gas');
    await expect.poll(() => onPage('#tab').innerText()).toBe('Gas');
    await write('#city', 'Husum');
    await expect.poll(() => onPage('#city').inputValue()).toBe('Husum');
    await expect.poll(() => agent.replica().locator('#city').inputValue()).toBe('Husum');
    await write('#date', '2026-12-01');
    await expect.poll(() => onPage('#date').inputValue()).toBe('2026-12-01');
    await clickOn('#eco');
    await expect.poll(() => onPage('#eco').isChecked()).toBe(true);
    await clickOn('#plan');
    await agent.page.getByLabel('Feld auf der Seite des Besuchers').selectOption('Deich');
    await expect.poll(() => onPage('#plan').inputValue()).toBe('Deich');
    await takePicture(agent.page, 'control-agent');
    await takePicture(visitor.page, 'control-visitor');
    const said = await heard();
    for (const event of ['input city', 'change city', 'input date', 'change eco', 'input plan', 'change plan']) {
      expect(said).toContain(event);
    }
  });

  it('is noticed by a field a framework holds', async () => {
    await write('#controlled', '4711');
    await expect.poll(() => onPage('#log').innerText()).toBe('Zähler: 4711');
    expect(await onPage('#controlled').inputValue()).toBe('4711');
  });

  it('scrolls the page and an area in it', async () => {
    const terms = await placeOf('#terms');
    await agent.page.mouse.move(terms.x, terms.y);
    await agent.page.mouse.wheel(0, 200);
    await expect.poll(() => onPage('#terms').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(150);
    const top = await placeOf('#tab');
    await agent.page.mouse.move(top.x, top.y);
    await agent.page.mouse.wheel(0, 400);
    await expect.poll(() => visitor.page.evaluate(() => scrollY)).toBeGreaterThan(350);
    await expect.poll(async () => top.y - (await placeOf('#tab')).y).toBeGreaterThan(250);
    await agent.page.mouse.wheel(0, -400);
    await expect.poll(() => visitor.page.evaluate(() => scrollY)).toBe(0);
    await expect.poll(async () => (await placeOf('#tab')).y).toBe(top.y);
  });
});

describe('out of reach', () => {
  it.each([
    ['a button that sends because it says nothing else', '#next', 'Geschützt: das tut nur der Besucher selbst.'],
    ['deleting', '#delete', 'Geschützt: das tut nur der Besucher selbst.'],
    ['agreeing', '#agree', 'Geschützt: das tut nur der Besucher selbst.'],
    ['a hidden field', '#name', 'Geschützt: das ist für Sie verborgen.'],
    ['a password', '#password', 'Geschützt: das ist für Sie verborgen.'],
    ['another website', '#away', 'Geschützt: das führt auf eine andere Website oder lädt etwas herunter.'],
    ['sending through the back door', '#sly', 'Geschützt: das tut nur der Besucher selbst.'],
  ])('%s', async (_what, selector, words) => {
    const before = visitor.page.url();
    await clickOn(selector);
    await hint().getByText(words).waitFor();
    expect(await agent.page.getByLabel('Feld auf der Seite des Besuchers').count()).toBe(0);
    // What came after it has been done; so this would have been.
    const wasChecked = await onPage('#eco').isChecked();
    await clickOn('#eco');
    await expect.poll(() => onPage('#eco').isChecked()).toBe(!wasChecked);
    await expect.poll(() => agent.replica().locator('#eco').isChecked()).toBe(!wasChecked);
    expect(await heard()).not.toContain('sent');
    expect(await heard()).not.toContain('deleted');
    expect(await onPage('#agree').isChecked()).toBe(false);
    expect(visitor.page.url()).toBe(before);
    await hint().waitFor({ state: 'hidden' });
  });
});

it('refuses an account number in the browser, although its place is shown and the replica does not know', async () => {
  await clickOn('#iban');
  const field = agent.page.getByLabel('Feld auf der Seite des Besuchers');
  await field.fill('DE89370400440532013000');
  await hint().getByText('Geschützt: das ist für Sie verborgen.').waitFor();
  await field.waitFor({ state: 'detached' });
  expect(await onPage('#iban').inputValue()).toBe('');
});

describe('the visitor', () => {
  it('comes first: nothing is done while he is at work, nor in the field he is in', async () => {
    await onPage('#street').click();
    await visitor.page.keyboard.type('Deichweg');
    await write('#street', 'von der Beraterin');
    await hint().getByText('Der Besucher ist selbst am Zug.').waitFor();
    expect(await onPage('#street').inputValue()).toBe('Deichweg');
    await hint().waitFor({ state: 'hidden' });
    // Long after his last touch it is still his field; others are free, and the focus stays with him.
    await write('#street', 'von der Beraterin');
    await hint().getByText('Der Besucher ist selbst am Zug.').waitFor();
    await write('#city', 'Tönning');
    await expect.poll(() => onPage('#city').inputValue()).toBe('Tönning');
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('street');
    await visitor.page.keyboard.type(' 7');
    expect(await onPage('#street').inputValue()).toBe('Deichweg 7');
  });

  it('takes only control back by the bar, and the agent goes on seeing', async () => {
    await visitor.takeBack('Nicht mehr bedienen');
    await visitor.watchBar().waitFor();
    await visitor.page.getByText(BAR).waitFor({ state: 'hidden' });
    await agent.page.locator('.control-glass').waitFor({ state: 'detached' });
    await agent.replica().getByText('Viel Platz').waitFor();
    await takeControl();
  });

  it('row 7: has a browser that does nothing without a live grant, whatever reaches it', async () => {
    const setBack = () => onPage('#tab').evaluate((tab) => (tab.textContent = 'Strom'));
    await clickOn('#gas');
    await expect.poll(() => onPage('#tab').innerText()).toBe('Gas');
    await setBack();
    // With the grant this is all it takes.
    forge();
    await expect.poll(() => onPage('#tab').innerText()).toBe('Gas');
    await setBack();
    await visitor.takeBack('Nicht mehr bedienen');
    await visitor.page.getByText(BAR).waitFor({ state: 'hidden' });
    forge();
    await visitor.page.reload();
    await visitor.watchBar().waitFor();
    forge();
    // What comes later has come, so this has as well.
    await takeControl();
    expect(await onPage('#tab').innerText()).toBe('Strom');
  });

  it('keeps it over a reload, and ends everything with Esc', async () => {
    await visitor.page.reload();
    await visitor.page.getByText(BAR).waitFor();
    await expect.poll(() => agent.replica().locator('#tab').innerText()).toBe('Strom');
    await clickOn('#gas');
    await expect.poll(() => onPage('#tab').innerText()).toBe('Gas');
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByText(BAR).waitFor({ state: 'hidden' });
    await agent.page.locator('.control-glass').waitFor({ state: 'detached' });
    await agent.button('Noch einmal fragen').waitFor();
  });

  it('finds in the case what was done, and not what was written', async () => {
    await agent.page.getByRole('button', { name: 'Person', exact: true }).click();
    const line = agent.page.getByText(/Anna Petersen hat die Seite bedient: .*Klick/).first();
    await line.waitFor();
    await takePicture(agent.page, 'control-history');
  });

  it('has a page without complaints', () => {
    expect(visitorPerson.complaints).toEqual([]);
  });
});
