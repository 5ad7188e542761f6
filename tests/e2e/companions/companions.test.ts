/** Anna asks Jonas in: both write, see and point; control goes from one to the other by the visitor's yes; who leaves keeps nothing. */
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

let server: LotseServer;
const people: Person[] = [];
let visitor: VisitorAtPage;
let anna: AgentAtDesk;
let jonas: AgentAtDesk;

async function open(options: Parameters<typeof openPerson>[0] = {}): Promise<Person> {
  const person = await openPerson(options);
  people.push(person);
  return person;
}

beforeAll(async () => {
  server = await startLotseServer();
  anna = agentAt((await open()).page);
  await anna.signIn(server.url, 'anna@demo.lotse');
  visitor = visitorAt((await open({ viewport: { width: 1200, height: 800 } })).page);
  await visitor.page.goto(`${server.url}/demo/product-zelt-duene2.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Passt das Zelt für zwei und einen Hund?');
  await anna.openConversation();
  jonas = agentAt((await open({ colorScheme: 'dark' })).page);
  await jonas.signIn(server.url, 'jonas@demo.lotse');
});
afterAll(async () => {
  for (const person of people) await person.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'companions-failed-visitor');
  await takePicture(anna.page, 'companions-failed-anna');
  await takePicture(jonas.page, 'companions-failed-jonas');
});

const inIt = (agent: AgentAtDesk) => agent.page.getByRole('list', { name: 'Im Gespräch' }).getByRole('listitem');
const bar = () => visitor.page.locator('.watch-bar');
const tool = (agent: AgentAtDesk, name: string) => agent.page.locator(`[data-tool=${name}]`);
const pointer = (name: string) => visitor.page.locator('.marks-pointer').filter({ hasText: name });
const heading = (agent: AgentAtDesk) => agent.replica().getByRole('heading', { level: 1 }).first();

async function seePage(agent: AgentAtDesk, name: string): Promise<void> {
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.page.getByText(`Darf ${name} diese Seite mit Ihnen ansehen?`).first().waitFor();
  await takePicture(visitor.page, `companions-asks-${name.split(' ')[0]}`);
  await visitor.button('Ja, ansehen lassen').click();
  await heading(agent).waitFor();
}
async function allow(agent: AgentAtDesk, name: string, yes: string): Promise<void> {
  await tool(agent, name).click();
  await visitor.button(yes).click();
  await agent.page.locator(`.${name}-glass`).waitFor();
}
async function moveOver(agent: AgentAtDesk, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('not in the replica');
  await agent.page.mouse.move(box.x + 4, box.y + 4);
  await agent.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

it('a colleague is asked with a word, sees it after a reload too, and comes', async () => {
  await anna.button('Kollegin dazuholen').click();
  const dialog = anna.page.getByRole('dialog', { name: 'Kollegin dazuholen' });
  await dialog.getByRole('radio', { name: /Jonas Brandt/ }).check({ force: true });
  await dialog.getByLabel('Worum geht es?').fill('Kennst du die Innenmaße vom Düne 2?');
  await takePicture(anna.page, 'companions-ask');
  expect(await seriousFindings(anna.page, 'dialog')).toEqual([]);
  await dialog.getByLabel('Worum geht es?').press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => inIt(anna).allInnerTexts()).toContainEqual(expect.stringMatching(/Jonas Brandt\s+gefragt/));

  const asked = jonas.page.getByText('Kennst du die Innenmaße vom Düne 2?');
  await asked.waitFor();
  await jonas.page.reload();
  await asked.waitFor();
  await takePicture(jonas.page, 'companions-asked');
  expect(await seriousFindings(jonas.page, '.work')).toEqual([]);
  await jonas
    .button(/^Dazukommen: /)
    .first()
    .click();
  await jonas.composer().waitFor();
  await expect.poll(() => jonas.bubbles()).toEqual(['Passt das Zelt für zwei und einen Hund?']);
  await visitor.log().getByText('Jonas Brandt ist jetzt da').waitFor();
});

it('both write and everybody knows who', async () => {
  await jonas.say('Hallo, innen sind es 220 mal 140 Zentimeter.');
  await anna.sees('Hallo, innen sind es 220 mal 140 Zentimeter.').waitFor();
  await anna.say('Danke, Jonas!');
  await jonas.sees('Danke, Jonas!').waitFor();
  await visitor.sees('Danke, Jonas!').waitFor();
  await visitor.say('Prima, dann passt Frida dazu.');
  await Promise.all([anna, jonas].map((agent) => agent.sees('Prima, dann passt Frida dazu.').waitFor()));
  const metas = await visitor.log().locator('.message-other .meta').allInnerTexts();
  expect(metas.map((meta) => meta.replace(/\s*\d+:\d+$/, ''))).toEqual(['Jonas Brandt', 'Anna Petersen']);
  await visitor.page.getByText('mit Jonas Brandt').waitFor();
  await takePicture(visitor.page, 'companions-thread');
  await takePicture(anna.page, 'companions-anna');
  await takePicture(jonas.page, 'companions-jonas');
  expect(await seriousFindings(anna.page, '.middle')).toEqual([]);
});

it('both see the page, the second one late, and the bar names both', async () => {
  await visitor.button('Schließen').first().click();
  await seePage(anna, 'Anna Petersen');
  await seePage(jonas, 'Jonas Brandt');
  await bar().getByText('Anna Petersen und Jonas Brandt sehen diese Seite').waitFor();
  expect(await bar().locator('.watch-marks i').allInnerTexts()).toEqual(['AP', 'JB']);
  await visitor.page.evaluate(() => {
    document.querySelector('h1')!.textContent = 'Zelt Düne 2, auch für Hunde';
  });
  await Promise.all(
    [anna, jonas].map((agent) => agent.replica().getByText('Zelt Düne 2, auch für Hunde').first().waitFor()),
  );
});

it('both point, each in a colour of their own', async () => {
  await allow(anna, 'point', 'Ja, zeigen lassen');
  await allow(jonas, 'point', 'Ja, zeigen lassen');
  await moveOver(anna, heading(anna));
  await pointer('Anna Petersen').waitFor();
  await moveOver(jonas, jonas.replica().getByRole('button').first());
  await pointer('Jonas Brandt').waitFor();
  // Each sees what the other shows.
  const colleague = (agent: AgentAtDesk, name: string) =>
    agent.page.locator('.replica-glass .marks-pointer').filter({ hasText: name });
  await colleague(anna, 'Jonas Brandt').waitFor();
  await colleague(jonas, 'Anna Petersen').waitFor();
  await takePicture(visitor.page, 'companions-pointing');
  await takePicture(anna.page, 'companions-pointing-anna');
  const colors = await Promise.all(
    ['Anna Petersen', 'Jonas Brandt'].map((name) =>
      pointer(name).evaluate((element) => getComputedStyle(element).getPropertyValue('--agent')),
    ),
  );
  expect(new Set(colors).size).toBe(2);
});

it('control goes from one to the other only by the visitor’s yes', async () => {
  await allow(anna, 'control', 'Ja, bedienen lassen');
  await bar().getByText('Anna Petersen sieht und bedient diese Seite').waitFor();
  await tool(jonas, 'control').click();
  await visitor.page.getByText('Darf Jonas Brandt diese Seite für Sie bedienen?').first().waitFor();
  await takePicture(visitor.page, 'companions-control-asked');
  await visitor.button('Nein, danke').click();
  await bar().getByText('Anna Petersen sieht und bedient diese Seite').waitFor();
  expect(await anna.page.locator('.control-glass').count()).toBe(1);
  expect(await jonas.page.locator('.control-glass').count()).toBe(0);
  await allow(jonas, 'control', 'Ja, bedienen lassen');
  await bar().getByText('Jonas Brandt sieht und bedient diese Seite').waitFor();
  await anna.page.locator('.control-glass').waitFor({ state: 'detached' });
  await takePicture(visitor.page, 'companions-control-moved');
  await visitor.page.setViewportSize({ width: 390, height: 844 });
  await takePicture(visitor.page, 'companions-phone');
  await visitor.page.setViewportSize({ width: 1200, height: 800 });
});

it('who leaves loses everything at once; who stays sees on', async () => {
  await jonas.button('Gespräch verlassen').click();
  await bar().getByText('Anna Petersen sieht diese Seite').waitFor();
  await expect.poll(() => pointer('Jonas Brandt').count()).toBe(0);
  await expect.poll(() => jonas.page.locator('.replica-frame').count()).toBe(0);
  expect(await bar().locator('.watch-marks').count()).toBe(0);
  await visitor.page.evaluate(() => {
    document.querySelector('h1')!.textContent = 'Zelt Düne 2, noch zu zweit';
  });
  await anna.replica().getByText('Zelt Düne 2, noch zu zweit').first().waitFor();
  await expect.poll(() => inIt(anna).count()).toBe(0);
});

it('who declines does not come, and the one who asked is told', async () => {
  await anna.button('Kollegin dazuholen').click();
  await anna.page.getByRole('radio', { name: /Jonas Brandt/ }).check({ force: true });
  await anna.page.getByRole('button', { name: 'Dazuholen', exact: true }).click();
  await jonas.button(/^Ablehnen: /).click();
  await anna.page.getByText('Jonas Brandt kommt gerade nicht dazu').waitFor();
  expect(await jonas.button(/^Dazukommen: /).count()).toBe(0);
});

it('who oversees finds the conversation, joins unasked, and the visitor is told', async () => {
  const person = await open();
  const mira = agentAt(person.page);
  await mira.signIn(server.url, 'mira@demo.lotse');
  await mira.page.getByText('Alle laufenden').click();
  await mira.page.locator('.running .work-open').first().click();
  await mira.page.getByText('Hier kümmert sich Anna Petersen.').waitFor();
  await takePicture(mira.page, 'companions-oversees');
  await mira.button('Dazukommen').click();
  await mira.say('Mira hier, ich höre kurz mit.');
  await visitor.open();
  await visitor.sees('Mira hier, ich höre kurz mit.').waitFor();
  const joined = visitor.log().getByText(/Mira Voss/);
  await joined.first().waitFor();
  expect(await inIt(mira).allInnerTexts()).toEqual([
    expect.stringMatching(/Anna Petersen\s+führt/),
    expect.stringContaining('Sie'),
  ]);
  await mira.page.setViewportSize({ width: 390, height: 844 });
  await takePicture(mira.page, 'companions-agent-phone');
  // Before they sign in, nobody knows who they are.
  const complaints = people.flatMap((one) => one.complaints).filter((line) => !line.includes('401'));
  expect(complaints).toEqual([]);
});
