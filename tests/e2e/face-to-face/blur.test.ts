/** The blur of a background, as it is built and served: under the strict policies of console and shop, and on a page of another origin. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPerson, type Person } from '../../support/chromium.ts';
import { startHostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';

let server: LotseServer;
let person: Person;

beforeAll(async () => {
  server = await startLotseServer();
  person = await openPerson();
});
afterAll(async () => {
  await person?.close();
  await server?.stop();
});

const chunkIn = (folder: string): string => {
  const chunk = readdirSync(folder).find((name) => /^blur-camera-.*\.js$/.test(name));
  if (!chunk) throw new Error(`no chunk of the blur in ${folder}`);
  return chunk;
};

/** Sharp edges in a picture of the test browser's camera, which shows nobody, before and after. */
async function edges(chunk: string): Promise<{ before: number; after: number }> {
  // As text: the test runner would make another import of it.
  await person.page.evaluate(`import('${chunk}').then((parts) => void (globalThis.blurParts = parts))`);
  return person.page.evaluate(async () => {
    type Blurred = { track: MediaStreamTrack; stop(): void };
    const { blurParts } = globalThis as unknown as {
      blurParts: { blurCamera(camera: MediaStreamTrack): Promise<Blurred> };
    };
    const [camera] = (
      await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
    ).getVideoTracks();
    if (!camera) throw new Error('no camera');
    async function edgesOf(track: MediaStreamTrack): Promise<number> {
      const video = document.createElement('video');
      Object.assign(video, { muted: true, srcObject: new MediaStream([track]) });
      await video.play();
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext('2d');
      context?.drawImage(video, 0, 0);
      const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sharp = 0;
      for (let at = 1; at + 4 < data.length; at += 4) {
        if (Math.abs((data[at] ?? 0) - (data[at + 4] ?? 0)) > 24) sharp += 1;
      }
      video.srcObject = null;
      return sharp;
    }
    const before = await edgesOf(camera);
    const blurred = await blurParts.blurCamera(camera);
    const after = await edgesOf(blurred.track);
    blurred.stop();
    camera.stop();
    return { before, after };
  });
}

it.each([
  ['the shop', '/demo/contact.html', 'dist/widget', '/lotse/'],
  ['the console', '/console/', 'dist/console/assets', '/console/assets/'],
])('works in %s', async (_where, page, folder, path) => {
  await person.page.goto(`${server.url}${page}`);
  const { before, after } = await edges(`${path}${chunkIn(folder)}`);
  expect(before).toBeGreaterThan(300);
  expect(after).toBeLessThan(before / 2);
  expect(person.complaints.filter((line) => /policy|WebAssembly|Worker/i.test(line))).toEqual([]);
});

it('works on a page of another origin without a policy of its own', async () => {
  const host = await startHostSite('tests/e2e/continuity/site', () => '');
  try {
    await person.page.goto(`${host.url}/next.html`);
    const { before, after } = await edges(`${server.url}/lotse/${chunkIn('dist/widget')}`);
    expect(after).toBeLessThan(before / 2);
  } finally {
    await host.close();
  }
});
