/** Face to face in two browsers: the look at oneself, devices, screens both ways, a wish of the visitor, a word about it afterwards. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { decodedFrames, loudness, remotePictures, sharpness } from '../../support/media-probe.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

/** A busy machine takes its time to encode a whole screen; the test browser's moves all the time. */
const PICTURE_MS = 20_000;
/** A picture that stands is one frame: so many are a moving one. */
const MOVING_FRAMES = 10;
let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
const SCREEN = [
  '--auto-select-desktop-capture-source=Entire screen',
  '--auto-select-tab-capture-source-by-title=Lotse',
];

beforeAll(async () => {
  server = await startLotseServer();
  visitorPerson = await openPerson({ flags: SCREEN });
  agentPerson = await openPerson({ flags: SCREEN });
  visitor = visitorAt(visitorPerson.page);
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  await visitor.page.goto(`${server.url}/demo/contact.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Können wir kurz sprechen?');
  await agent.openConversation();
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'face-failed-visitor');
  await takePicture(agent.page, 'face-failed-agent');
});

const bothAreSeenAndHeard = async () => {
  for (const page of [visitor.page, agent.page]) {
    await expect.poll(() => decodedFrames(page), { timeout: 30_000 }).toBeGreaterThan(10);
    await expect.poll(() => loudness(page), { timeout: 20_000 }).toBeGreaterThan(0.01);
  }
};
/** The screen has the whole width, whoever else is to be seen. */
const expectLarge = async (page: VisitorAtPage['page']) => {
  const [screen, stage] = [
    await page.locator('.call-screen').boundingBox(),
    await page.locator('.call-stage').boundingBox(),
  ];
  expect(screen?.width).toBeCloseTo(stage?.width ?? 0, -1);
  expect(screen?.height).toBeGreaterThan((stage?.height ?? Infinity) / 2);
};
/** What is drawn on the button that ends the call, and how it is turned. */
const hangUpSign = ({ button }: Pick<AgentAtDesk, 'button'>) =>
  button('Auflegen')
    .locator('svg')
    .evaluate((svg) => [getComputedStyle(svg).rotate, ...[...svg.children].map((path) => path.getAttribute('d'))]);
const sharedPicture = (page: VisitorAtPage['page']) =>
  page.locator('.call-screen').evaluate((element) => {
    const video = element instanceof HTMLVideoElement ? element : element.querySelector('video');
    return video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
  });

describe('the agent asks', () => {
  it('lets the visitor look at themselves before anything is sent', async () => {
    await agent.button('Anrufen').first().click();
    await visitor.button('Mit Kamera und Mikrofon').click();
    await visitor.page.locator('.lobby-picture').waitFor();
    await expect
      .poll(() => visitor.page.locator('.lobby-picture').evaluate((video: HTMLVideoElement) => video.videoWidth), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    await visitor.page.getByText('Noch sieht und hört Sie niemand.').waitFor();
    await takePicture(visitor.page, 'face-lobby');
    expect(await decodedFrames(agent.page)).toBe(0);
    await visitor.button('Zurück').last().click();
    await visitor.button('Mit Kamera und Mikrofon').waitFor();
  });

  it('carries pictures and voices, and says how the line is', async () => {
    await visitor.talk();
    await bothAreSeenAndHeard();
    await agent.page.locator('.call-quality').waitFor();
    await visitor.page.locator('.call-line').waitFor();
    expect(await hangUpSign(agent)).toEqual(await hangUpSign(visitor));
    await takePicture(agent.page, 'face-call-agent');
    await takePicture(visitor.page, 'face-call-visitor');
  });

  it('changes the device while talking, and goes on', async () => {
    await agent.button('Geräte und Lautstärke').click();
    const cameras = agent.page.getByLabel('Kamera', { exact: true });
    await expect.poll(() => cameras.locator('option').count(), { timeout: 20_000 }).toBeGreaterThan(1);
    await cameras.selectOption({ index: 1 });
    const before = await decodedFrames(visitor.page);
    await expect.poll(() => decodedFrames(visitor.page), { timeout: 20_000 }).toBeGreaterThan(before + 10);
    await takePicture(agent.page, 'face-devices');
    await agent.button('Geräte und Lautstärke').click();
    await visitor.button('Geräte und Lautstärke').click();
    await visitor.page.getByLabel('Lautstärke', { exact: true }).fill('0.5');
    await expect
      .poll(
        () =>
          visitor.page.evaluate(() =>
            [...document.querySelectorAll('lotse-widget')]
              .flatMap((host) => [...(host.shadowRoot?.querySelectorAll('audio') ?? [])])
              .map(({ volume }) => volume),
          ),
        { timeout: 20_000 },
      )
      .toEqual([0.5]);
    await takePicture(visitor.page, 'face-devices-visitor');
    await visitor.button('Geräte und Lautstärke').click();
  });

  it.each([
    ['the agent', () => [agent, visitor] as const],
    ['the visitor', () => [visitor, agent] as const],
  ])('blurs what is behind %s while talking, and no longer: the same picture goes on', async (_who, sides) => {
    const [blurred, watching] = sides();
    const tracks = async () => (await remotePictures(watching.page)).map(({ track }) => track);
    const goesOn = async () => {
      const before = await decodedFrames(watching.page);
      await expect.poll(() => decodedFrames(watching.page), { timeout: 20_000 }).toBeGreaterThan(before + 10);
    };
    await blurred.button('Geräte und Lautstärke').click();
    const blur = blurred.page.getByLabel(/Hintergrund weichzeichnen/);
    const [before, sharp] = [await tracks(), await sharpness(watching.page)];
    expect(sharp).toBeGreaterThan(2);
    await blur.check();
    await expect.poll(() => sharpness(watching.page), { timeout: 30_000 }).toBeLessThan(sharp / 3);
    await goesOn();
    expect(await sharpness(watching.page)).toBeLessThan(sharp / 3);
    await takePicture(watching.page, 'face-blurred');
    await blur.uncheck();
    await expect.poll(() => sharpness(watching.page), { timeout: 30_000 }).toBeGreaterThan(sharp / 2);
    await goesOn();
    expect(await tracks()).toEqual(before);
    await blurred.button('Geräte und Lautstärke').click();
  });

  it('shows the agent’s screen, one at a time, and where the visitor points on it', async () => {
    await agent.button('Bildschirm zeigen').click();
    await expect.poll(() => sharedPicture(visitor.page), { timeout: PICTURE_MS }).toBeGreaterThan(MOVING_FRAMES);
    await takePicture(visitor.page, 'face-screen-visitor');
    await expectLarge(visitor.page);
    await visitor.page.getByText('Bildschirm von Anna Petersen').waitFor();
    const box = await visitor.page.locator('.call-screen').boundingBox();
    if (!box) throw new Error('no shared screen');
    await visitor.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await visitor.page.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 2);
    await agent.page.locator('.call-pointer').waitFor();
    await takePicture(agent.page, 'face-screen-agent');
    await agent.button('Bildschirm nicht mehr zeigen').click();
    await visitor.page.locator('.call-screen').waitFor({ state: 'hidden' });
  });

  it('shows the visitor’s screen by their own click, and ends it at once', async () => {
    await visitor.button('Bildschirm zeigen').click();
    await expect.poll(() => sharedPicture(agent.page), { timeout: PICTURE_MS }).toBeGreaterThan(MOVING_FRAMES);
    await visitor.page.getByText('Sie zeigen Ihren Bildschirm').waitFor();
    await expectLarge(agent.page);
    await takePicture(agent.page, 'face-screen-of-visitor');
    await visitor.button('Bildschirm nicht mehr zeigen').click();
    await agent.page.locator('.call-screen').waitFor({ state: 'detached' });
  });

  it('asks the visitor once how it was', async () => {
    // About a call of some seconds nobody is asked.
    await visitor.page
      .locator('.call-time')
      .getByText(/^(0:(1[2-9]|[2-5]\d)|[1-9]\d*:\d\d)$/)
      .waitFor();
    await agent.button('Auflegen').click();
    await visitor.page.getByText('Wie war das Gespräch?').waitFor();
    await visitor.page.getByRole('radio', { name: '4 von 5' }).click();
    await takePicture(visitor.page, 'face-rating');
    await visitor.page.locator('.call-rate').click();
    await visitor.page.getByText('Danke!').waitFor();
    await agent.page.getByRole('button', { name: 'Person', exact: true }).click();
    await agent.page.getByText('Bewertung der Beratung: 4 von 5').first().waitFor();
  });
});

describe('devices that are missing or refused', () => {
  it('never end the call', async () => {
    await visitorPerson.context.clearPermissions();
    await visitor.page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: refuse });
    });
    await agent.button('Anrufen').first().click();
    await visitor.button('Mit Kamera und Mikrofon').click();
    await visitor.page.getByText(/Der Browser gibt Kamera oder Mikrofon nicht frei/).waitFor();
    await takePicture(visitor.page, 'face-refused');
    await visitor.button('Gespräch beginnen').click();
    await expect.poll(() => decodedFrames(visitor.page), { timeout: 30_000 }).toBeGreaterThan(10);
    await agent.button('Auflegen').click();
    await agent.button('Auflegen').waitFor({ state: 'hidden' });
  });
});
