/** A browser lets no page sound that nobody has clicked in: the film plays without, and one click gives its sound. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt } from '../../support/visitor-at-page.ts';

const WAIT = { timeout: 15_000 };
/** As people have it; other tests allow sound at once. */
const STRICT = ['--autoplay-policy=document-user-activation-required'];

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  visitorPerson = await openPerson({ flags: STRICT });
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [index, page] of visitorPerson.context.pages().entries()) await takePicture(page, `failed-sound-${index}`);
  await takePicture(agentPerson.page, 'failed-sound-agent');
});

it('plays without sound in a tab nobody has clicked in, and with it after one click there', async () => {
  const agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  const visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Wie geht der Wechsel?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.page.locator('[data-side=showing]').click();
  await agent.button('So geht der Wechsel.mp4 zeigen').first().click();
  const play = agent.page.frameLocator('.show-viewer iframe').getByRole('button', { name: 'Abspielen' });
  await expect.poll(() => play.isEnabled(), WAIT).toBe(true);
  // The film stands until the other tab has it as well.
  const tab = await visitorPerson.context.newPage();
  await tab.goto(`${server.url}/demo/category.html`);
  const viewer = tab.frameLocator('.show iframe');
  await expect.poll(() => viewer.getByRole('button', { name: 'Abspielen' }).isEnabled(), WAIT).toBe(true);
  const film = () =>
    viewer.locator('video').evaluate((video: HTMLVideoElement) => ({ muted: video.muted, paused: video.paused }));
  expect(await film()).toEqual({ muted: false, paused: true });
  await play.click();
  await viewer.locator('button.sound').waitFor();
  await expect.poll(film, WAIT).toEqual({ muted: true, paused: false });
  await takePicture(tab, 'showing-without-sound');
  await viewer.locator('button.sound').click();
  await viewer.locator('button.sound').waitFor({ state: 'hidden' });
  await expect.poll(film, WAIT).toEqual({ muted: false, paused: false });
});
