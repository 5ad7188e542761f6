/** UDP dies in the middle of a call, as when a laptop is carried into the office: TCP carries on, and nobody clicks anything. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { KEEP_CONNECTIONS, protocolsInUse } from '../../support/call-lines.ts';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';

/** Silence is noticed after some seconds, then comes patience, then a new way is sought. */
const OVER_TCP_MS = 40_000;
let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties({ media: 'relayed', script: KEEP_CONNECTIONS });
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('udp-cut-failed');
});

const pages = () => [parties.visitor.page, parties.anna.page];
/** What carries media now, without doubles. */
const ways = async () => [...new Set((await Promise.all(pages().map(protocolsInUse))).flat())];

it('goes on over TCP', async () => {
  for (const page of pages()) await expectToSeeAndHear(page, 1);
  expect(await ways()).toEqual(['udp']);
  expect(parties.relay.passed).toBeGreaterThan(100);
  parties.relay.lose(1);
  await expect.poll(ways, { timeout: OVER_TCP_MS }).toEqual(['tcp']);
  for (const page of pages()) await expectToSeeAndHear(page, 1);
  await parties.anna.page.locator('.call-quality').waitFor();
});

it('and goes on when UDP is back', async () => {
  const { passed } = parties.relay;
  parties.relay.lose(0);
  for (const page of pages()) await expectToSeeAndHear(page, 1);
  expect(parties.relay.passed).toBeGreaterThanOrEqual(passed);
});
