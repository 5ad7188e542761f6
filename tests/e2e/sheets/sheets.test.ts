/** A style sheet travels once: the next pages of a visit name it, and whoever comes later or lost it sees every page dressed all the same. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hashOf } from '../../../shared/page/content-hash.ts';
import { hashKey } from '../../../shared/protocol/page-frame.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { expectDressed } from '../../support/dressed.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { tapWire, type WireTap } from '../../support/wire-tap.ts';

/** Longer than a busy machine takes for a page. */
const SOON = { timeout: 30_000 };

let server: LotseServer;
const people: Person[] = [];
let visitor: VisitorAtPage;
let anna: AgentAtDesk;
let jonas: AgentAtDesk;
let wire: WireTap;

async function open(): Promise<Person> {
  const person = await openPerson({ viewport: { width: 1_280, height: 800 } });
  people.push(person);
  return person;
}
beforeAll(async () => {
  server = await startLotseServer({ LOTSE_MEDIA_MISSING: 'not needed here' });
  anna = agentAt((await open()).page);
  await anna.signIn(server.url, 'anna@demo.lotse');
  visitor = visitorAt((await open()).page);
  wire = tapWire(visitor.page);
  await visitor.page.goto(`${server.url}/demo/index.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Ich finde mich nicht zurecht');
  await anna.openConversation();
});
afterAll(async () => {
  for (const person of people) await person.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'sheets-failed-visitor');
  await takePicture(anna.page, 'sheets-failed-anna');
  if (jonas) await takePicture(jonas.page, 'sheets-failed-jonas');
});

const isDressed = (agent: AgentAtDesk) => expectDressed(agent, visitor.page);
async function allow(agent: AgentAtDesk): Promise<void> {
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().locator('h1').first().waitFor(SOON);
}
/** What was sent since then of the page itself, and the frames of sheets beside it. */
function sentSince(frames: number): { bytes: number; sheets: number } {
  const sent = wire
    .frames()
    .slice(frames)
    .filter(({ kind }) => kind !== 'asset');
  return {
    bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
    sheets: sent.filter(({ kind }) => kind === 'sheet').length,
  };
}
/** What the next page weighs until it stands at the agent's. */
async function nextPage(path: string): Promise<{ bytes: number; sheets: number }> {
  const before = wire.frames().length;
  await visitor.page.goto(`${server.url}/demo/${path}`);
  const heading = await visitor.page.locator('h1').first().innerText();
  await expect.poll(() => anna.replica().locator('h1').first().innerText(), SOON).toBe(heading);
  await isDressed(anna);
  return sentSince(before);
}

it('sends sheets with the first page, and the next ones name them', async () => {
  await allow(anna);
  await visitor.button('Schließen').first().click();
  await isDressed(anna);
  expect(sentSince(0).sheets).toBeGreaterThan(0);
  const pages = [];
  for (const path of ['product-zelt-duene2.html', 'product-kocher-glut.html', 'index.html'])
    pages.push(await nextPage(path));
  // A page of a kind that was not seen yet brings its own; nothing comes twice.
  const [kind, same, back] = pages;
  expect(kind!.sheets).toBeGreaterThan(0);
  expect(new Set(wire.sheets()).size).toBe(wire.sheets().length);
  expect([same!.sheets, back!.sheets]).toEqual([0, 0]);

  // The same page with all its sheets.
  const before = wire.frames().length;
  await anna.button('Frisches Bild holen').click();
  await expect.poll(() => sentSince(before).sheets, SOON).toBeGreaterThan(0);
  await isDressed(anna);
  await visitor.page.evaluate(() => void (document.querySelector('h1')!.textContent = 'Alles angekommen'));
  await anna.replica().getByText('Alles angekommen').waitFor();
  const whole = sentSince(before).bytes;
  console.log('bytes of the page of', whole, 'when its sheets are known:', back!.bytes);
  expect(back!.bytes).toBeLessThan(whole * 0.7);
  await takePicture(anna.page, 'sheets-third-page');
});

it('dresses the page for a colleague who comes late', async () => {
  const sheets = wire.sheets().length;
  jonas = agentAt((await open()).page);
  await jonas.signIn(server.url, 'jonas@demo.lotse');
  await anna.button('Kollegin dazuholen').click();
  const dialog = anna.page.getByRole('dialog', { name: 'Kollegin dazuholen' });
  await dialog.getByRole('radio', { name: /Jonas Brandt/ }).check({ force: true });
  await dialog.getByLabel('Worum geht es?').fill('Welches Zelt?');
  await dialog.getByLabel('Worum geht es?').press('Enter');
  await jonas
    .button(/^Dazukommen: /)
    .first()
    .click();
  await jonas.composer().waitFor();
  await allow(jonas);
  await isDressed(jonas);
  await isDressed(anna);
  await takePicture(jonas.page, 'sheets-late');
  // From the server: the visitor's line carried none of it again.
  expect(wire.sheets().length).toBe(sheets);
});

it('dresses it for an agent who loads the console anew', async () => {
  await anna.page.reload();
  await anna.openConversation();
  await anna
    .button(/^Seite live/)
    .or(anna.page.getByRole('tab', { name: /Seite live/ }))
    .first()
    .click();
  await isDressed(anna);
});

it('heals a page whose tab only believes that a sheet was sent, as after a line that broke under it', async () => {
  const dress = (green: number) =>
    visitor.page.evaluate(
      (rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
      },
      `h1 { color: rgb(0, ${green}, 0); font-size: ${green}px; } ${'.never { margin: 1px; padding: 2px; } '.repeat(60)}`,
    );
  const sentWith = (green: number) => wire.sheets().filter((css) => css.includes(`rgb(0, ${green}, 0)`));
  await dress(99);
  await expect.poll(() => sentWith(99).length, SOON).toBe(1);
  const never = new TextEncoder().encode(
    sentWith(99)[0]!.replace('rgb(0, 99, 0)', 'rgb(0, 77, 0)').replace('99px', '77px'),
  );
  await visitor.page.evaluate(
    ([key, bytes]) => {
      const [grant, sent] = JSON.parse(sessionStorage.getItem('lotse.sheets') ?? '') as [string, object];
      sessionStorage.setItem('lotse.sheets', JSON.stringify([grant, { ...sent, [key]: bytes }]));
    },
    [hashKey(hashOf(never)), never.length] as const,
  );
  await visitor.page.goto(`${server.url}/demo/help.html`);
  await isDressed(anna);
  await dress(77);
  await isDressed(anna);
  // What the tap hears may come after what the agent sees; another word behind it, and it has come exactly once.
  await expect.poll(() => sentWith(77).length, SOON).toBeGreaterThan(0);
  await visitor.page.evaluate(() => void (document.querySelector('h1')!.textContent = 'Alles angekommen'));
  await anna.replica().getByText('Alles angekommen').waitFor(SOON);
  expect(sentWith(77)).toHaveLength(1);
});
