/** On a phone: the agent sees which part of the page the visitor sees, and what a film does whose picture stays with the visitor. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/fidelity/watched-page.ts';

const SOON = { timeout: 15_000 };

let watched: WatchedPage;
beforeAll(async () => {
  watched = await openWatchedPage();
});
afterAll(() => watched?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePicture(watched.visitor.page, 'failed-view-visitor');
  await takePicture(watched.agent.page, `view-agent-${task.name.slice(0, 30)}`);
});

type Area = { x: number; y: number; width: number; height: number };
/** In pixels of the visitor's page. */
async function shownPart(): Promise<Area | null> {
  const part = await watched.agent.page
    .locator('.view-part')
    .boundingBox({ timeout: 1_000 })
    .catch(() => null);
  const page = await watched.agent.page.locator('.replica-frame iframe').boundingBox();
  return part && page && { ...part, x: part.x - page.x, y: part.y - page.y };
}
const size = () =>
  watched.agent
    .replica()
    .locator('html')
    .evaluate(() => [innerWidth, innerHeight]);

it('has the size of the visitor’s window, also after it was turned and zoomed', async () => {
  const replica = await watched.show('states');
  const { page } = watched.visitor;
  await page.setViewportSize({ width: 720, height: 480 });
  await expect.poll(size, SOON).toEqual([720, 480]);
  await page.setViewportSize({ width: 480, height: 720 });
  await expect.poll(size, SOON).toEqual([480, 720]);
  // Zoomed in by the browser's menu: fewer and larger pixels.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width: 320,
    height: 480,
    deviceScaleFactor: 1.5,
    mobile: false,
  });
  await expect.poll(size, SOON).toEqual([320, 480]);
  await devtools.send('Emulation.clearDeviceMetricsOverride');
  await page.setViewportSize({ width: 1_280, height: 720 });
  await expect.poll(size, SOON).toEqual([1_280, 720]);
  expect(await replica.locator('.chip').count()).toBe(1);
});

it('marks the part the visitor has zoomed into with their fingers, and nothing when they see it all', async () => {
  await watched.show('states');
  const { page } = watched.visitor;
  expect(await shownPart()).toBeNull();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  const wanted = () =>
    page.evaluate(() => {
      const { offsetLeft: x, offsetTop: y, width, height } = visualViewport!;
      return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
    });
  expect((await wanted()).width).toBe(640);
  const rounded = async () => {
    const part = await shownPart();
    return part && Object.fromEntries(Object.entries(part).map(([side, px]) => [side, Math.round(px)]));
  };
  await expect.poll(rounded, SOON).toEqual(await wanted());
  await watched.agent.page.getByText('Das sieht der Besucher').waitFor();
  await takePicture(watched.agent.page, 'view-zoomed');
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await expect.poll(shownPart, SOON).toBeNull();
});

it('says where a film stands, on the film and above the page, and that its picture is not shared', async () => {
  const replica = await watched.show('film');
  const { page } = watched.visitor;
  const words = () => watched.agent.page.locator('.film-mark').allInnerTexts();
  expect(await words()).toEqual([]);
  const play = (id: string) => page.locator(id).evaluate((film) => (film as HTMLVideoElement).play());
  await play('#film');
  await expect.poll(words, SOON).toEqual([expect.stringMatching(/^Film läuft: 0:\d\d · Bild wird nicht übertragen$/)]);
  await watched.agent.page
    .locator('.page-where')
    .getByText(/Film läuft: 0:\d\d/)
    .waitFor();
  const [mark, film] = await Promise.all([
    watched.agent.page.locator('.film-mark').boundingBox(),
    replica.locator('#film').boundingBox(),
  ]);
  expect(Math.round(mark!.x - film!.x)).toBe(0);
  expect(Math.round(mark!.width)).toBe(480);
  expect(await replica.locator('#film').evaluate((one) => (one as HTMLVideoElement).currentTime)).toBe(0);
  await page.locator('#film').evaluate((one) => (one as HTMLVideoElement).pause());
  await expect.poll(words, SOON).toEqual([expect.stringMatching(/^Film steht bei 0:\d\d/)]);
  await takePicture(watched.agent.page, 'view-film');
  // A masked one says nothing.
  await play('#hidden');
  await page.locator('h1').evaluate((one) => void (one.textContent = 'Played'));
  await replica.getByText('Played').waitFor();
  expect(await words()).toEqual([expect.stringMatching(/^Film steht bei/)]);
});
