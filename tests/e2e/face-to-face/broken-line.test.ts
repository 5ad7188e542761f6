/** What breaks under a call: the way to the server, the media worker. Both see and hear again, and nobody clicks anything. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { remotePictures } from '../../support/media-probe.ts';

/** A broken line is noticed, a room is rebuilt, and a busy machine takes its time. */
const BACK_MS = 20_000;
let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties({ canBeCut: true });
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  parties.line.restore();
  if (task.result?.state === 'fail') await parties.takePictures('broken-failed');
});

const pages = () => [parties.visitor.page, parties.anna.page];
async function bothSeeAndHear(): Promise<void> {
  for (const page of pages()) await expectToSeeAndHear(page, 1);
}
const tracks = async () =>
  (await Promise.all(pages().map((page) => remotePictures(page)))).flat().map(({ track }) => track);
/** Both pictures are new ones: those of before died with what carried them. */
async function bothAreNew(before: readonly string[]): Promise<void> {
  const fresh = async () => (await tracks()).filter((track) => !before.includes(track)).length;
  await expect.poll(fresh, { timeout: BACK_MS }).toBe(2);
}

it('goes on while the way to the server is cut, and joins again when it is back', async () => {
  await bothSeeAndHear();
  const before = await tracks();
  parties.line.cut();
  await parties.anna.page.getByText('Verbindung unterbrochen.').waitFor();
  // Media takes its own way: nobody is told of a call that breaks.
  expect(await parties.anna.page.getByText('Verbindet neu …').count()).toBe(0);
  parties.line.restore();
  await bothAreNew(before);
  await bothSeeAndHear();
});

it('comes back after the media worker was killed', async () => {
  const before = await tracks();
  process.kill(parties.server.workerPid(), 'SIGKILL');
  await bothAreNew(before);
  await bothSeeAndHear();
  await parties.takePictures('broken-back');
});
