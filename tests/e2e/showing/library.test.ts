/** The demo's own library: a document and a film with sound, shown to a phone with one click; a tab nobody has clicked in plays it without, and with one click with it. */
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { lookQuietly } from '../../support/look-quietly.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

const WAIT = { timeout: 15_000 };
/** As people have it; other tests allow sound at once. */
const AS_PEOPLE_HAVE_IT = ['--autoplay-policy=document-user-activation-required'];

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
  visitorPerson = await openPerson({ viewport: { width: 390, height: 844 }, flags: AS_PEOPLE_HAVE_IT });
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Was kostet der Wechsel?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.page.locator('[data-side=showing]').click();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'failed-library-visitor');
  await takePicture(agent.page, 'failed-library-agent');
});

const theirs = (): FrameLocator => visitor.page.frameLocator('.show iframe');
const ours = (): FrameLocator => agent.page.frameLocator('.show-viewer iframe');
const film = (frame: FrameLocator) =>
  frame.locator('video').evaluate((video: HTMLVideoElement) => ({
    at: video.currentTime,
    paused: video.paused,
    muted: video.muted,
    sound: (video as HTMLVideoElement & { webkitAudioDecodedByteCount: number }).webkitAudioDecodedByteCount,
  }));

it('shows the document of the library with one click', async () => {
  await takePicture(agent.page, 'library-agent');
  await visitor.composer().fill('Noch eine Frage:');
  await agent.button('Tarife im Vergleich.pdf zeigen').first().click();
  await theirs().locator('canvas[data-page="1"]').waitFor();
  await theirs().getByText('Seite 1 von 3', { exact: true }).waitFor();
  // The chat lay over the page; the sheet has its place now, and nothing of what was being written is lost.
  await visitor.composer().waitFor({ state: 'detached' });
  await takePicture(visitor.page, 'library-document-visitor');
  await ours().getByRole('button', { name: 'Nächste Seite' }).click();
  await theirs().locator('canvas[data-page="2"]').waitFor();
});

it('makes room once: the chat can be opened over it, and the next page leaves it open', async () => {
  await visitor.open();
  expect(await visitor.composer().inputValue()).toBe('Noch eine Frage:');
  await ours().getByRole('button', { name: 'Nächste Seite' }).click();
  await theirs().locator('canvas[data-page="3"]').waitFor();
  await visitor.say('Auf dieser Seite?');
  await agent.sees('Auf dieser Seite?').waitFor();
  expect(await visitor.composer().isVisible()).toBe(true);
});

it('plays an MP4 in step, and with its sound', async () => {
  await agent.button('So geht der Wechsel.mp4 zeigen').first().click();
  const play = ours().getByRole('button', { name: 'Abspielen' });
  await expect.poll(() => play.isEnabled(), WAIT).toBe(true);
  await theirs().locator('video').waitFor();
  await play.click();
  await expect.poll(async () => (await film(theirs())).at, WAIT).toBeGreaterThan(0.5);
  await expect.poll(async () => (await film(theirs())).sound, WAIT).toBeGreaterThan(0);
  expect((await film(theirs())).muted).toBe(false);
  await visitor.composer().waitFor({ state: 'detached' });
  await takePicture(visitor.page, 'library-film-visitor');
});

it('plays without sound in a tab nobody has clicked in, and with it after one click there', async () => {
  const tab = await visitorPerson.context.newPage();
  const theFilm = () =>
    lookQuietly(
      tab,
      /viewer/,
      `(() => {
        const film = document.querySelector('video');
        const offer = document.querySelector('button.sound');
        return film && offer && film.readyState > 0
          ? [film.paused ? 'stands' : 'plays', film.muted ? 'silent' : 'with sound', offer.hidden ? '' : 'offered']
          : null;
      })()`,
    ) as Promise<readonly string[] | null | undefined>;
  await tab.goto(`${server.url}/demo/category.html`);
  // From its beginning, so that it does not end meanwhile.
  await agent.button('So geht der Wechsel.mp4 zeigen').first().click();
  await expect.poll(theFilm, WAIT).toEqual(['stands', 'with sound', '']);
  const play = ours().getByRole('button', { name: 'Abspielen' });
  await expect.poll(() => play.isEnabled(), WAIT).toBe(true);
  await play.click();
  await expect.poll(theFilm, WAIT).toEqual(['plays', 'silent', 'offered']);
  await takePicture(tab, 'library-film-without-sound');
  await tab.frameLocator('.show iframe').getByRole('button', { name: 'Ton an' }).first().click();
  await expect.poll(async () => (await theFilm())?.slice(1), WAIT).toEqual(['with sound', '']);
  await tab.close();
});
