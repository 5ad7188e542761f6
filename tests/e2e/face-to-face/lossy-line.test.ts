/** A line that loses three datagrams of ten, each way: the voice gets through, the pictures rest and come back, and it is said in words. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { loudness, remotePictures } from '../../support/media-probe.ts';

/** Three poor measures of two seconds hold a picture back; five good ones bring it again, more that are only fair on a busy machine. */
const DECIDED_MS = 60_000;
const RESTING = 'Schwache Verbindung: Ihr Bild pausiert, der Ton geht vor.';
let parties: CallParties;

beforeAll(async () => {
  // Without TCP, which would carry the call past the loss.
  parties = await openCallParties({ media: 'relayed-udp' });
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('lossy-failed');
});

const pages = () => [parties.visitor.page, parties.anna.page];
const lines = () => [
  parties.visitor.page.locator('.call-line').getAttribute('data-line'),
  parties.anna.page.locator('.call-quality').getAttribute('data-line'),
];

it('says that it is weak, and lets the voices through', async () => {
  for (const page of pages()) await expectToSeeAndHear(page, 1);
  parties.relay.lose(0.3);
  await expect.poll(() => Promise.all(lines()), { timeout: DECIDED_MS }).toEqual(['poor', 'poor']);
  for (const page of pages()) await page.getByText(RESTING).waitFor({ timeout: DECIDED_MS });
  for (const page of pages()) await expect.poll(async () => (await remotePictures(page)).length).toBe(0);
  await parties.takePictures('lossy-resting');
  const { lost } = parties.relay;
  for (const page of pages()) await expect.poll(() => loudness(page), { timeout: DECIDED_MS }).toBeGreaterThan(0.01);
  // It was heard over a line that still loses.
  expect(parties.relay.lost).toBeGreaterThan(lost + 20);
  await expect.poll(() => Promise.all(lines())).toEqual(['poor', 'poor']);
});

it('shows the pictures again by itself when the loss is over', async () => {
  parties.relay.lose(0);
  for (const page of pages()) await page.getByText(RESTING).waitFor({ state: 'detached', timeout: DECIDED_MS });
  for (const page of pages()) await expectToSeeAndHear(page, 1);
  await expect.poll(() => Promise.all(lines()), { timeout: DECIDED_MS }).toEqual(['good', 'good']);
});
