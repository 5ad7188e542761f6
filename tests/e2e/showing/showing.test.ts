/** An agent shows a picture, a document, a film and a page; both see the same, in step, whoever moves, comes late or comes back. */
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { sampleDocument, samplePicture } from '../../support/sample-files.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { recordFilm } from './record-film.ts';

const PAGES = ['Tarife im Vergleich', 'Was die Anlage bringt', 'So geht es weiter'];
const FILM_SECONDS = 9;
/** What "in step" means. */
const IN_STEP_SECONDS = 0.5;
const WAIT = { timeout: 15_000 };

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let film: Buffer;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${server.url}/demo/index.html`);
  film = await recordFilm(visitor.page, FILM_SECONDS);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Haben Sie Unterlagen zu den Tarifen?');
  await openShowing();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'failed-visitor');
  await takePicture(agent.page, 'failed-agent');
});

async function openShowing() {
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.page.locator('[data-side=showing]').click();
  await agent.page.getByText('Datei hierher ziehen').waitFor();
}
async function putUp(name: string, mimeType: string, buffer: Buffer) {
  await agent.page.locator('.show-drop input[type=file]').setInputFiles({ name, mimeType, buffer });
}
const sheet = (page: Page = visitor.page) => page.locator('.show');
const theirs = (page: Page = visitor.page): FrameLocator => page.frameLocator('.show iframe');
const ours = (): FrameLocator => agent.page.frameLocator('.show-viewer iframe');
const drawnPage = (frame: FrameLocator, page: number) => frame.locator(`canvas[data-page="${page}"]`).waitFor();
const film_ = (frame: FrameLocator) =>
  frame.locator('video').evaluate((video: HTMLVideoElement) => ({ at: video.currentTime, paused: video.paused }));

it('shows a picture to both, over the page and beside the chat', async () => {
  await putUp('Dachplan.png', 'image/png', samplePicture());
  await agent.button('Dachplan.png zeigen').click();
  await sheet().getByText('Dachplan.png').waitFor();
  for (const frame of [theirs(), ours()]) {
    await frame.getByRole('img', { name: 'Dachplan.png' }).waitFor();
    await expect.poll(() => frame.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth), WAIT).toBe(480);
  }
  await takePicture(visitor.page, 'showing-picture-visitor');
  await takePicture(agent.page, 'showing-picture-agent');
  // The chat goes on.
  await visitor.say('Ja, so sieht unser Dach aus.');
  await agent.sees('Ja, so sieht unser Dach aus.').waitFor();
  expect(await seriousFindings(visitor.page)).toEqual([]);
  expect(await seriousFindings(agent.page)).toEqual([]);
});

it('turns the pages of a document in step, whoever turns them', async () => {
  await putUp('Tarife.pdf', 'application/pdf', sampleDocument(PAGES));
  await agent.button('Tarife.pdf zeigen').click();
  await drawnPage(theirs(), 1);
  await drawnPage(ours(), 1);
  await theirs().getByText('Seite 1 von 3', { exact: true }).waitFor();
  await takePicture(visitor.page, 'showing-document-visitor');
  await ours().getByRole('button', { name: 'Nächste Seite' }).click();
  await drawnPage(theirs(), 2);
  await theirs()
    .getByText(PAGES[1] ?? '')
    .waitFor({ state: 'attached' });
  await theirs().getByRole('button', { name: 'Nächste Seite' }).click();
  await drawnPage(ours(), 3);
  await agent.page.getByText('Beide auf Seite 3 von 3, geblättert: vom Besucher').waitFor();
  await takePicture(agent.page, 'showing-document-agent');
  expect(await theirs().getByRole('button', { name: 'Nächste Seite' }).isDisabled()).toBe(true);
  // By keyboard, from the sheet around the viewer.
  await sheet().focus();
  await visitor.page.keyboard.press('ArrowLeft');
  await drawnPage(ours(), 2);
});

it('gives it as it stands to a late tab, after a reload of either side, and on the next page', async () => {
  const late = await visitorPerson.context.newPage();
  await late.goto(`${server.url}/demo/category.html`);
  await drawnPage(theirs(late), 2);
  await late.close();
  await visitor.page.reload();
  await drawnPage(theirs(), 2);
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  await drawnPage(theirs(), 2);
  await agent.page.reload();
  await openShowing();
  await drawnPage(ours(), 2);
});

it('lets the visitor put it away, for good, and the agent sees that', async () => {
  await sheet().getByRole('button', { name: 'Schließen' }).click();
  await sheet().waitFor({ state: 'detached' });
  await agent.page.locator('.show-now').waitFor({ state: 'detached' });
  await visitor.page.reload();
  await visitor.composer().waitFor();
  expect(await sheet().count()).toBe(0);
});

it('plays, stops and winds a film in step within half a second', async () => {
  await putUp('Montage.webm', 'video/webm', film);
  await agent.button('Montage.webm zeigen').click();
  const play = (frame: FrameLocator) => frame.getByRole('button', { name: 'Abspielen' });
  await expect.poll(() => play(ours()).isEnabled(), WAIT).toBe(true);
  await expect.poll(() => play(theirs()).isEnabled(), WAIT).toBe(true);
  expect((await film_(theirs())).at).toBe(0);
  await theirs()
    .getByText(/^0:00 \/ 0:0\d$/)
    .waitFor();
  await play(ours()).click();
  await expect.poll(async () => (await film_(theirs())).at, WAIT).toBeGreaterThan(1);
  const [a, b] = await Promise.all([film_(theirs()), film_(ours())]);
  expect([a.paused, b.paused]).toEqual([false, false]);
  expect(Math.abs(a.at - b.at)).toBeLessThan(IN_STEP_SECONDS);
  await takePicture(visitor.page, 'showing-film-visitor');
  // The visitor stops it for both.
  await theirs().getByRole('button', { name: 'Anhalten' }).click();
  await expect.poll(async () => (await film_(ours())).paused, WAIT).toBe(true);
  await expect
    .poll(async () => Math.abs((await film_(ours())).at - (await film_(theirs())).at), WAIT)
    .toBeLessThan(IN_STEP_SECONDS);
  // The agent winds it on; a film that stands shows both the same picture.
  await ours().getByRole('slider', { name: 'Stelle im Film' }).fill('6');
  await expect.poll(async () => Math.abs((await film_(theirs())).at - 6), WAIT).toBeLessThan(0.1);
  expect((await film_(theirs())).paused).toBe(true);
  await takePicture(agent.page, 'showing-film-agent');
});

it('begins a running film where it is for a tab that comes late', async () => {
  await theirs().getByRole('slider').fill('1');
  await theirs().getByRole('button', { name: 'Abspielen' }).click();
  const late = await visitorPerson.context.newPage();
  await late.goto(`${server.url}/demo/category.html`);
  await expect.poll(async () => (await film_(theirs(late))).at, WAIT).toBeGreaterThan(2);
  const [there, here] = await Promise.all([film_(theirs(late)), film_(ours())]);
  expect(Math.abs(there.at - here.at)).toBeLessThan(IN_STEP_SECONDS);
  await late.close();
});

it('closes by Escape, and the agent can stop as well', async () => {
  await visitor.page.bringToFront();
  await sheet().focus();
  await visitor.page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
  await agent.button('Dachplan.png zeigen').click();
  await sheet().getByText('Dachplan.png').waitFor();
  await agent.button('Nicht mehr zeigen').click();
  await sheet().waitFor({ state: 'detached' });
});

it('suggests a page as a card with its address', async () => {
  await agent.page.getByLabel('Adresse', { exact: true }).fill('https://foreign.example/x');
  await agent.page.locator('.show-page-field').getByRole('button', { name: 'Zeigen' }).click();
  await agent.page.getByText('foreign.example steht nicht auf der Liste').waitFor();
  await agent.page.getByLabel('Adresse', { exact: true }).fill(`${server.url}/demo/help.html?from=show`);
  await agent.page.locator('.show-page-field').getByRole('button', { name: 'Zeigen' }).click();
  await sheet().getByText('/demo/help.html?from=show').waitFor();
  await takePicture(visitor.page, 'showing-page-visitor');
  await sheet().getByRole('link', { name: 'Seite öffnen' }).click();
  await visitor.page.waitForURL('**/demo/help.html?from=show');
  await agent.page.locator('.show-now').waitFor({ state: 'detached' });
});

it('says what to do with what cannot be shown', async () => {
  await putUp('bild.png', 'image/png', Buffer.from('<html><script>alert(1)</script></html>'));
  await agent.page.getByText('„bild.png“ lässt sich nicht zeigen.', { exact: false }).waitFor();
});
