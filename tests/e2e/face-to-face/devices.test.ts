/** What a person can do about devices in a call: speaker and volume, picture in picture, the background; on both sides, and under the strict policies of console and shop. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { seriousFindings } from '../../support/axe.ts';

/** The library and its model are some megabytes, and a busy machine takes its time. */
const SLOW_MS = 60_000;
/** Test browsers have one speaker without a name; here are two, and which of them each element was given is kept. */
const TWO_SPEAKERS = `(() => {
  const media = navigator.mediaDevices;
  const list = media.enumerateDevices.bind(media);
  const speaker = (deviceId, label) => ({ deviceId, label, kind: 'audiooutput', groupId: '' });
  media.enumerateDevices = async () =>
    [...(await list()).filter(({ kind }) => kind !== 'audiooutput'), speaker('desk', 'Desk'), speaker('head', 'Headset')];
  HTMLMediaElement.prototype.setSinkId = async function (id) { this.dataset.speaker = id; };
})();`;
let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties({ script: TWO_SPEAKERS });
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('devices-failed');
});

const sides = () => [parties.visitor, parties.anna];
const voices = (page: Page) =>
  page
    .locator('.call audio')
    .evaluateAll((all) => all.map((one) => [(one as HTMLMediaElement).volume, one.dataset['speaker'] ?? '']));
/** How even the own picture is: the fewer edges, the more of it is blurred. */
const edges = (page: Page): Promise<number> =>
  page.locator('.call-own').evaluate((element) => {
    const video = element as HTMLVideoElement;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() };
    let sharp = 0;
    for (let at = 1; at + 4 < data.length; at += 4)
      if (Math.abs((data[at] ?? 0) - (data[at + 4] ?? 0)) > 40) sharp += 1;
    return data.length === 0 ? Number.NaN : sharp;
  });

it('sounds on the chosen speaker, as loud as is wanted', async () => {
  for (const { page } of sides()) await expectToSeeAndHear(page, 1);
  for (const { page, button } of sides()) {
    await button('Geräte und Lautstärke').click();
    await page.getByLabel('Lautsprecher', { exact: true }).selectOption('head');
    await page.getByLabel('Lautstärke', { exact: true }).fill('0.4');
    await expect.poll(() => voices(page), { timeout: SLOW_MS }).toEqual([[0.4, 'head']]);
    await button('Geräte und Lautstärke').click();
  }
});

it('stands in a small window of its own beside other programs, and comes back', async () => {
  for (const { page, button } of sides()) {
    await button('Bild im Bild').click();
    await expect
      .poll(
        () =>
          page.evaluate(() => {
            const host = document.pictureInPictureElement;
            return (host?.shadowRoot?.pictureInPictureElement ?? host)?.className;
          }),
        { timeout: SLOW_MS },
      )
      .toBe('call-picture');
    await button('Bild im Bild').click();
    await expect
      .poll(() => page.evaluate(() => document.pictureInPictureElement === null), { timeout: SLOW_MS })
      .toBe(true);
  }
});

it('blurs what is behind a person, and the others see it so; without it again by the same box', async () => {
  const [visitor, anna] = [parties.visitor, parties.anna];
  for (const { page, button } of sides()) {
    const before = await edges(page);
    expect(before).toBeGreaterThan(100);
    await button('Geräte und Lautstärke').click();
    const box = page.getByLabel(/^Hintergrund weich/);
    await box.check();
    // The test browser's camera shows nobody: everything is background.
    await expect.poll(() => edges(page), { timeout: SLOW_MS }).toBeLessThan(before / 2);
    await parties.takePictures('devices-blurred');
    expect(await seriousFindings(page, page === visitor.page ? 'lotse-widget' : '.call')).toEqual([]);
    await expectToSeeAndHear(page === visitor.page ? anna.page : visitor.page, 1);
    await box.uncheck();
    await expect.poll(() => edges(page), { timeout: SLOW_MS }).toBeGreaterThan(before / 1.5);
    await button('Geräte und Lautstärke').click();
  }
});
