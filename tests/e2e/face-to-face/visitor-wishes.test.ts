/** The visitor begins: a wish in the chat, a look at oneself, and the agent who takes it, or does not. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { decodedFrames } from '../../support/media-probe.ts';

let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('wish-failed');
});

async function wish(): Promise<void> {
  const { visitor } = parties;
  await visitor.button('Mit Bild sprechen').click();
  await visitor.button('Mit Kamera und Mikrofon').click();
  await visitor.page.locator('.lobby-picture').waitFor();
  await parties.takePictures('wish-lobby');
  await visitor.button('Gespräch beginnen').click();
  await visitor.page.getByText('Anna Petersen wird gefragt …').waitFor();
}

it('is told in words when the agent cannot', async () => {
  const { visitor, anna } = parties;
  await wish();
  await anna.page.getByText('möchte mit Ihnen sprechen').waitFor();
  await parties.takePictures('wish-asked');
  expect(await seriousFindings(anna.page, '.call')).toEqual([]);
  await anna.button('Gerade nicht').click();
  await visitor.page.getByText('Gerade geht es nicht. Schreiben Sie gern weiter.').waitFor();
  await parties.takePictures('wish-declined');
  await anna.page.getByText('möchte mit Ihnen sprechen').waitFor({ state: 'detached' });
});

it('can be taken back', async () => {
  const { visitor, anna } = parties;
  await wish();
  await anna.page.getByText('möchte mit Ihnen sprechen').waitFor();
  await visitor.button('Doch nicht').click();
  await anna.page.getByText('möchte mit Ihnen sprechen').waitFor({ state: 'detached' });
  await visitor.button('Mit Bild sprechen').waitFor();
  expect(await visitor.page.getByText('Gerade geht es nicht. Schreiben Sie gern weiter.').count()).toBe(0);
});

it('sends nothing before the agent takes it, and everything by that one click', async () => {
  const { visitor, anna } = parties;
  await wish();
  expect(await decodedFrames(anna.page)).toBe(0);
  await anna.button('Annehmen').click();
  await expectToSeeAndHear(anna.page, 1);
  await expectToSeeAndHear(visitor.page, 1);
  expect(await visitor.button('Mit Bild sprechen').count()).toBe(0);
});
