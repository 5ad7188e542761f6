/** A call on a phone: the other camera, the phone turned sideways, the app put away for a moment; nobody clicks anything for it to go on. */
import type { CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { remotePictures } from '../../support/media-probe.ts';
import { turnAway, turnTo } from '../../support/tab-visibility.ts';
import { withinScreen } from '../../support/within-screen.ts';

/** A phone has two cameras, each facing one way; which were asked for is kept. A phone that puts the page away takes the camera. */
const TWO_CAMERAS = `(() => {
  const media = navigator.mediaDevices;
  const open = media.getUserMedia.bind(media);
  globalThis.askedFacing = [];
  globalThis.openCameras = [];
  media.getUserMedia = async (wanted) => {
    if (wanted.video) globalThis.askedFacing.push(wanted.video.facingMode);
    const stream = await open(wanted);
    globalThis.openCameras.push(...stream.getVideoTracks());
    return stream;
  };
})();`;
const PORTRAIT = { width: 390, height: 844 };
let parties: CallParties;
let phone: CDPSession;

beforeAll(async () => {
  parties = await openCallParties({ canBeCut: true, script: TWO_CAMERAS });
  const { page } = parties.visitor;
  phone = await page.context().newCDPSession(page);
  await phone.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await hold('portraitPrimary');
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('phone-failed');
});

async function hold(type: 'portraitPrimary' | 'landscapePrimary'): Promise<void> {
  const isUpright = type === 'portraitPrimary';
  const size = isUpright ? PORTRAIT : { width: PORTRAIT.height, height: PORTRAIT.width };
  await parties.visitor.page.setViewportSize(size);
  const screenOrientation = { type, angle: isUpright ? 0 : 90 };
  await phone.send('Emulation.setDeviceMetricsOverride', {
    ...size,
    deviceScaleFactor: 1,
    mobile: true,
    screenOrientation,
  });
}
async function bothSeeAndHear(): Promise<void> {
  for (const page of [parties.visitor.page, parties.anna.page]) await expectToSeeAndHear(page, 1);
}

it('turns the camera round while talking, and back', async () => {
  const { visitor, anna } = parties;
  await bothSeeAndHear();
  for (const facing of ['environment', 'user']) {
    await visitor.button('Kamera drehen').click();
    await expect.poll(() => visitor.page.evaluate('askedFacing.at(-1)'), { timeout: 20_000 }).toBe(facing);
    await expectToSeeAndHear(anna.page, 1);
  }
  // Phones open one camera at a time.
  const open = 'openCameras.filter(({ readyState }) => readyState === "live").length';
  expect(await visitor.page.evaluate(open)).toBe(1);
});

it('goes on sideways, with everything in reach, and upright again', async () => {
  const { visitor } = parties;
  await hold('landscapePrimary');
  await expect.poll(() => withinScreen(visitor.page), { timeout: 20_000 }).toEqual([]);
  await parties.takePictures('phone-sideways');
  await visitor.page.getByRole('button', { name: 'Schließen', exact: true }).click();
  await visitor.page.locator('.panel').waitFor({ state: 'detached' });
  await expect.poll(() => withinScreen(visitor.page), { timeout: 20_000 }).toEqual([]);
  await parties.takePictures('phone-sideways-alone');
  await bothSeeAndHear();
  await hold('portraitPrimary');
  await expect.poll(() => withinScreen(visitor.page), { timeout: 20_000 }).toEqual([]);
  await bothSeeAndHear();
});

it('comes back from being put away: the camera was taken, what played was stopped', async () => {
  const { visitor, anna } = parties;
  await turnAway(visitor.page);
  await visitor.page.evaluate(() => {
    for (const camera of (globalThis as unknown as { openCameras: MediaStreamTrack[] }).openCameras) {
      if (camera.readyState !== 'live') continue;
      camera.stop();
      camera.dispatchEvent(new Event('ended'));
    }
    const { shadowRoot } = document.querySelector('lotse-widget') ?? {};
    for (const media of shadowRoot?.querySelectorAll<HTMLMediaElement>('.call :is(video, audio)') ?? []) media.pause();
  });
  await anna.page.locator('video.call-picture').waitFor({ state: 'detached' });
  await turnTo(visitor.page);
  await bothSeeAndHear();
});

it('comes back from a frozen page whose connection was lost meanwhile', async () => {
  const { visitor, line } = parties;
  const before = (await remotePictures(visitor.page)).map(({ track }) => track);
  await phone.send('Page.setWebLifecycleState', { state: 'frozen' });
  line.cut();
  line.restore();
  await phone.send('Page.setWebLifecycleState', { state: 'active' });
  await expect
    .poll(async () => (await remotePictures(visitor.page)).filter(({ track }) => !before.includes(track)).length, {
      timeout: 30_000,
    })
    .toBe(1);
  await bothSeeAndHear();
});
