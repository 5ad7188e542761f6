/** The call's window where there is little room: a phone with the chat open and closed, dark, and a small computer; nothing leaves the screen. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';
import { takePicture } from '../../support/chromium.ts';
import { withinScreen } from '../../support/within-screen.ts';

let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties({ person: { colorScheme: 'dark', viewport: { width: 1024, height: 768 } } });
  await parties.talk();
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('small-failed');
});

/** Every button of the call can be reached, and the chat's field too while it is open. */
async function expectWithinScreen(name: string): Promise<void> {
  const { page } = parties.visitor;
  await takePicture(page, `small-${name}`);
  expect(await withinScreen(page)).toEqual([]);
}

it('fits beside the chat on a small computer, in every size', async () => {
  const { visitor } = parties;
  await expectToSeeAndHear(visitor.page, 1);
  for (const size of ['small', 'large', 'side']) {
    await expectWithinScreen(`computer-${size}`);
    await visitor.button('Größe ändern').click();
  }
  await visitor.button('Geräte und Lautstärke').click();
  await expectWithinScreen('computer-devices');
  expect(await seriousFindings(visitor.page, 'lotse-widget')).toEqual([]);
  await visitor.button('Geräte und Lautstärke').click();
  await parties.takePictures('small-computer');
});

it('leaves the chat its room on a phone, and is large without it', async () => {
  const { visitor } = parties;
  await visitor.page.setViewportSize({ width: 390, height: 844 });
  await expectWithinScreen('phone-chat');
  await visitor.page.getByRole('button', { name: 'Schließen', exact: true }).click();
  await visitor.page.locator('.panel').waitFor({ state: 'detached' });
  await expectWithinScreen('phone');
  await visitor.button('Geräte und Lautstärke').click();
  await expectWithinScreen('phone-devices');
});
