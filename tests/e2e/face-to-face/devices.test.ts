/** What a person can do about devices in a call, on both sides: speaker and volume, picture in picture. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';

/** A busy machine takes its time. */
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
