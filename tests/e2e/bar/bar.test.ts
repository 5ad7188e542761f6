/** The bar of who watches with everything allowed: one row on every screen, each permission a word that is taken back by its own click. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
/** Buttons of 40 px and what is around them; on a phone two lines of words. */
const ONE_ROW_PX = 60;

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Können Sie mir helfen?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().getByText('Ihr Tarif in fünf Minuten').waitFor();
  // In another order than they stand in.
  for (const tool of ['control', 'lead', 'point', 'form']) await allow(tool);
  await visitor.button('Schließen').first().click();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePicture(visitor.page, 'bar-failed');
});

async function allow(tool: string): Promise<void> {
  await agent.page.locator(`[data-tool=${tool}]`).click();
  await visitor.button(/^Ja, /).first().click();
  await agent.page.locator(`.tool[data-state=held] [data-tool=${tool}]`).waitFor();
}
const bar = () => visitor.page.locator('.watch-bar');
const more = () => bar().getByRole('button', { name: /^Erlaubt,/ });
const allowed = () => bar().getByRole('group', { name: 'Erlaubt' }).getByRole('button');
const height = () => bar().evaluate((element) => element.getBoundingClientRect().height);
const wide = () => visitor.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

it('says what is allowed in one row on a desk, in the same order always', async () => {
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Zeigen', 'Ausfüllen', 'Mitgehen', 'Bedienen']);
  await expect.poll(height).toBeLessThan(ONE_ROW_PX);
  expect(await more().isVisible()).toBe(false);
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await takePicture(visitor.page, 'bar-desk');
});

it.each([
  ['tablet', TABLET],
  ['phone', PHONE],
])('keeps it behind one button on a %s', async (name, size) => {
  await visitor.page.setViewportSize(size);
  await expect.poll(height).toBeLessThan(ONE_ROW_PX);
  expect(await allowed().count()).toBe(0);
  // By keyboard, as it is seen: shut, open, shut.
  await more().focus();
  await visitor.page.keyboard.press('Enter');
  await expect.poll(() => allowed().count()).toBe(4);
  expect(await more().getAttribute('aria-expanded')).toBe('true');
  expect(await wide()).toBe(false);
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await takePicture(visitor.page, `bar-${name}`);
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await takePicture(visitor.page, `bar-${name}-dark`);
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await more().press('Enter');
  await expect.poll(height).toBeLessThan(ONE_ROW_PX);
});

it('takes each back alone, and stays shut or open as it was', async () => {
  await more().click();
  await bar().getByRole('button', { name: 'Nicht mehr ausfüllen' }).click();
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Zeigen', 'Mitgehen', 'Bedienen']);
  await agent.page.locator('.tool[data-state=free] [data-tool=form]').waitFor();
  await bar().getByRole('button', { name: 'Nicht mitgehen' }).click();
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Zeigen', 'Bedienen']);
  await agent.page.locator('.tool[data-state=paused] [data-tool=lead]').waitFor();
  await bar().getByRole('button', { name: 'Weiter mitgehen' }).click();
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Zeigen', 'Mitgehen', 'Bedienen']);
  await bar().getByRole('button', { name: 'Nicht mehr bedienen' }).click();
  await bar().getByRole('button', { name: 'Nicht mehr zeigen' }).click();
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Mitgehen']);
  await agent.page.locator('.tool[data-state=free] [data-tool=control]').waitFor();
  await visitor.page.setViewportSize(DESK);
  await expect.poll(() => allowed().allInnerTexts()).toEqual(['Mitgehen']);
});

it('ends everything with one click', async () => {
  await bar().getByRole('button', { name: 'Beenden' }).click();
  await visitor.page.getByText('Beendet. Die Seite ist wieder nur für Sie.').waitFor();
  await agent.button('Noch einmal fragen').waitFor();
  expect(await bar().getByRole('button').count()).toBe(0);
  expect(visitorPerson.complaints).toEqual([]);
});
