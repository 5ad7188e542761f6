/**
 * A caller by the session code alone, on a phone and without a chat, and an agent at a tablet: shown around, helped with a form, used for
 * and led, each after a yes on the page; the caller's finger comes first.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SITE = fileURLToPath(new URL('../form/site', import.meta.url));

let server: LotseServer;
let host: HostSite;
let callerPerson: Person;
let agentPerson: Person;
let caller: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  host = await startHostSite(SITE, () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`);
  agentPerson = await openPerson({ hasTouch: true });
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [host.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  callerPerson = await openPerson({ viewport: { width: 390, height: 844 }, hasTouch: true });
  caller = visitorAt(callerPerson.page);
  await caller.page.goto(host.url);
  await caller.open();
  await caller.button(/Ich bin am Telefon/).click();
  const code = await caller.code();
  await agent.openPhoneCase('+49 40 123456', 'Frau Maier', 'Anmeldung');
  await agent.typeCode(code);
  await caller.page.getByRole('heading', { name: 'Sie sind verbunden mit Anna Petersen.' }).waitFor();
  await caller.button('Schließen').first().click();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await caller.button('Ja, ansehen lassen').click();
  await agent.replica().locator('#city').waitFor();
});
afterAll(async () => {
  await callerPerson?.close();
  await agentPerson?.close();
  await host?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(caller.page, 'failed-code-hands');
  await takePicture(agent.page, 'failed-code-hands-agent');
});

const onPage = (selector: string) => caller.page.locator(selector);
async function allow(tool: string): Promise<void> {
  await agent.page.locator(`[data-tool=${tool}]`).click();
  await caller.button(/^Ja, /).first().click();
  await agent.page.locator(`.tool[data-state=held] [data-tool=${tool}]`).waitFor();
  await agent.page.locator(`.${tool}-glass`).waitFor();
}
async function placeOf(selector: string): Promise<{ x: number; y: number }> {
  const box = await agent.replica().locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not in the replica`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
async function tap(selector: string): Promise<void> {
  const { x, y } = await placeOf(selector);
  await agent.page.touchscreen.tap(x, y);
}
/** One finger on the glass, as Chromium hears it from a screen. */
async function fingerOf({ page }: { readonly page: VisitorAtPage['page'] }) {
  const line = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    line.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: (x: number, y: number) => touch('touchStart', [{ x, y }]),
    move: (x: number, y: number) => touch('touchMove', [{ x, y }]),
    up: () => touch('touchEnd', []),
  };
}
/** Into sight on the caller's screen, and with it on the agent's. */
async function bring(selector: string): Promise<void> {
  await onPage(selector).scrollIntoViewIfNeeded();
  const isThere = async () => {
    const [glass, box] = await Promise.all([
      agent.page.locator('.replica-frame iframe').boundingBox(),
      agent.replica().locator(selector).boundingBox(),
    ]);
    return !!glass && !!box && box.y >= glass.y && box.y + box.height <= glass.y + glass.height;
  };
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
}
async function click(selector: string): Promise<void> {
  const { x, y } = await placeOf(selector);
  await agent.page.mouse.move(x, y);
  await agent.page.mouse.click(x, y);
}

it('the agent points', async () => {
  await allow('point');
  const { x, y } = await placeOf('#city');
  await agent.page.mouse.move(x - 3, y - 3);
  await agent.page.mouse.move(x, y);
  const pointer = caller.page.locator('.marks-pointer');
  await pointer.getByText('Anna Petersen').waitFor();
  const field = await onPage('#city').boundingBox();
  const far = async () => {
    const tip = await pointer.boundingBox();
    if (!tip || !field) return Infinity;
    return Math.hypot(tip.x - field.x - field.width / 2, tip.y - field.y - field.height / 2);
  };
  await expect.poll(far).toBeLessThan(3);
});

it('the agent suggests a value, and the caller takes it', async () => {
  await allow('form');
  await click('#city');
  await agent.page.locator('.form-editor').locator('input').fill('Husum');
  await agent.page.locator('.form-editor').getByRole('button', { name: 'Vorschlagen' }).click();
  const chip = caller.page.getByRole('group', { name: 'Vorschlag von Anna Petersen für Ort' });
  await chip.getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('Husum');
});

it('the agent uses the page with a finger: a tap clicks and opens a field, a swipe scrolls', async () => {
  await allow('control');
  await bring('#news');
  await tap('#news');
  await expect.poll(() => onPage('#news').isChecked()).toBe(true);
  await bring('#first');
  await tap('#first');
  const editor = agent.page.getByLabel('Feld auf der Seite des Besuchers');
  await editor.fill('Wiebke');
  await editor.press('Escape');
  await expect.poll(() => onPage('#first').inputValue()).toBe('Wiebke');
  const before = await caller.page.evaluate(() => scrollY);
  const { x, y } = await placeOf('#city');
  const finger = await fingerOf(agent);
  await finger.down(x, y);
  for (let step = 1; step <= 8; step += 1) await finger.move(x, y - 15 * step);
  await finger.up();
  await expect.poll(() => caller.page.evaluate(() => scrollY)).toBeGreaterThan(before + 60);
});

it('the caller’s finger comes first, from its touch until it has left the glass for a while', async () => {
  await bring('#news');
  const place = await placeOf('#news');
  const finger = await fingerOf(caller);
  await finger.down(60, 500);
  const hint = agent.page.locator('.control-hint').getByText('Der Besucher ist selbst am Zug.');
  // Longer than the agent waits after a touch: the finger is still there and moves. Not more taps than an agent may make.
  for (let round = 0; round < 4; round += 1) {
    for (const begun = Date.now(); Date.now() - begun < 700;) for (const x of [120, 300, 60]) await finger.move(x, 500);
    await agent.page.touchscreen.tap(place.x, place.y);
    await hint.waitFor();
  }
  expect(await onPage('#news').isChecked()).toBe(true);
  await finger.up();
  await expect
    .poll(
      async () => {
        await agent.page.touchscreen.tap(place.x, place.y);
        return onPage('#news').isChecked();
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe(false);
});

it('the agent leads on to other pages of the site, by a link and by an address', async () => {
  await allow('lead');
  await bring('#more');
  await click('#more');
  await caller.page.waitForURL('**/index.html?weiter');
  await caller.page.getByText(/Anna Petersen sieht.* diese Seite/).waitFor();
  await expect.poll(() => onPage('#news').isChecked()).toBe(false);
  await agent.replica().locator('#city').waitFor();
  const address = agent.page.getByLabel('Adresse auf dieser Website');
  await address.fill(`${host.url}index.html?noch-weiter`);
  await address.press('Enter');
  await caller.page.waitForURL('**/index.html?noch-weiter');
  await agent.replica().locator('#city').waitFor();
});

it('all of it without a chat, and over with one click', async () => {
  expect(await caller.composer().count()).toBe(0);
  await caller.button('Beenden').click();
  await caller.page.getByText('Beendet. Die Seite ist wieder nur für Sie.').waitFor();
  await agent.button('Noch einmal fragen').waitFor();
  await expect.poll(() => agent.page.locator('.tool[data-state=held]').count()).toBe(0);
  expect(callerPerson.complaints.filter((complaint) => complaint.includes(server.url))).toEqual([]);
});
