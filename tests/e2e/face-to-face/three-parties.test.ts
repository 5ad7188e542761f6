/** More than two in a call: a colleague comes and goes, a supervisor only listens, and the call passes to somebody else without a new question. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AgentAtDesk } from '../../support/agent-at-desk.ts';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';

let parties: CallParties;
let jonas: AgentAtDesk;
let mira: AgentAtDesk;

beforeAll(async () => {
  parties = await openCallParties();
  await parties.talk();
  await parties.anna.page.locator('video.call-picture').waitFor();
  jonas = await parties.open('jonas@demo.lotse');
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('parties-failed');
});

const call = (agent: AgentAtDesk) => agent.page.locator('section.call');
const window = () => parties.visitor.page.locator('section.call');

describe('a colleague', () => {
  it('is asked in, finds the running call, and all three see and hear each other', async () => {
    const { anna, visitor } = parties;
    await anna.button('Kollegin dazuholen').click();
    const dialog = anna.page.getByRole('dialog', { name: 'Kollegin dazuholen' });
    await dialog.getByRole('radio', { name: /Jonas Brandt/ }).check({ force: true });
    await dialog.getByLabel('Worum geht es?').fill('Kommst du kurz ins Gespräch?');
    await dialog.getByLabel('Worum geht es?').press('Enter');
    await jonas
      .button(/^Dazukommen: /)
      .first()
      .click();
    await jonas.composer().waitFor();
    await call(jonas).getByText('Videoberatung läuft').waitFor();
    // In the conversation is not yet in the call: nobody is seen before the click.
    await visitor.log().getByText('Jonas Brandt ist jetzt da').waitFor();
    await expectToSeeAndHear(visitor.page, 1);
    await parties.takePictures('parties-offered');
    await call(jonas).getByRole('button', { name: 'Dazukommen' }).click();
    for (const page of [jonas.page, visitor.page, anna.page]) await expectToSeeAndHear(page, 2);
    await window().locator('.call-name').getByText('Jonas Brandt').waitFor();
    await window().locator('.call-name').getByText('Anna Petersen').waitFor();
    await call(anna).locator('.call-name').getByText('Jonas Brandt').waitFor();
    await parties.takePictures('parties-three');
  });

  it('goes, and the others talk on', async () => {
    const { anna, visitor } = parties;
    await jonas.button('Gehen, die anderen sprechen weiter').click();
    await window().locator('.call-name').getByText('Jonas Brandt').waitFor({ state: 'detached' });
    await expectToSeeAndHear(visitor.page, 1);
    await expectToSeeAndHear(anna.page, 1);
    await expect.poll(() => jonas.page.locator('video').count()).toBe(0);
  });
});

describe('a supervisor', () => {
  it('only listens, and everybody is shown that', async () => {
    const { anna, visitor } = parties;
    mira = await parties.open('mira@demo.lotse');
    await mira.page.getByText('Alle laufenden').click();
    await mira.page.locator('.running .work-open').first().click();
    await mira.button('Dazukommen').first().click();
    await mira.composer().waitFor();
    await call(mira).getByRole('button', { name: 'Nur zuhören' }).click();
    await expectToSeeAndHear(mira.page, 2);
    await window().getByText('Mira Voss hört zu').first().waitFor();
    await call(anna).getByText('Mira Voss hört zu').first().waitFor();
    await mira.page.getByText('Sie hören zu; das ist allen angezeigt.').waitFor();
    expect(await mira.button('Mikrofon einschalten').or(mira.button('Mikrofon stummschalten')).count()).toBe(0);
    await parties.takePictures('parties-listener');
    // Nothing of hers is drawn anywhere.
    await expectToSeeAndHear(visitor.page, 1);
    await mira.button('Gehen, die anderen sprechen weiter').click();
    await window().getByText('Mira Voss hört zu').waitFor({ state: 'detached' });
  });
});

describe('another agent', () => {
  it('leads the call after a hand-over, and the visitor is asked nothing', async () => {
    const { anna, visitor } = parties;
    await anna.button('Gespräch übergeben').click();
    await anna.page
      .getByRole('dialog', { name: 'Gespräch übergeben' })
      .getByRole('button', { name: /Jonas Brandt/ })
      .click();
    await call(anna).getByText('Das Gespräch führt jetzt jemand anderes').waitFor();
    await call(jonas).getByRole('button', { name: 'Dazukommen' }).click();
    await expectToSeeAndHear(visitor.page, 1);
    await expectToSeeAndHear(jonas.page, 1);
    await window().locator('.call-head').getByText('Jonas Brandt').waitFor();
    expect(await visitor.page.getByText('Möchten Sie mit Jonas Brandt sprechen?').count()).toBe(0);
    await parties.takePictures('parties-handed-over');
    await jonas.button('Auflegen').click();
    await visitor.page.getByText('Wie war das Gespräch?').waitFor();
  });
});
