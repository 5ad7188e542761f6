/** The same with pages whose fields a framework holds, on a phone and on a dark desktop: it notices what is taken, and what is not. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildHostPages, readSaid } from '../../support/host-pages/build-host-pages.ts';
import { formTogether, type FormTogether } from '../../support/form-together.ts';
import { takePicture } from '../../support/chromium.ts';
import type { ThrowAwayFolder } from '../../support/throw-away-folder.ts';

let pages: ThrowAwayFolder;
beforeAll(async () => {
  pages = await buildHostPages();
});
afterAll(() => pages?.remove());

describe.each([
  ['react', { viewport: { width: 390, height: 844 } }],
  ['vue', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
] as const)('%s', (name, person) => {
  let form: FormTogether;
  beforeAll(async () => {
    form = await formTogether({ folder: pages.path, path: `${name}.html`, person });
  });
  afterAll(() => form?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !form) return;
    await takePicture(form.visitor.page, `form-${name}-failed-visitor`);
    await takePicture(form.agent.page, `form-${name}-failed-agent`);
  });
  const said = () => readSaid(form.visitor.page);
  const take = (field: string) => form.chip(field).getByRole('button', { name: 'Übernehmen' }).click();

  it('the page’s own state knows what was taken, in every kind of field', async () => {
    const before = await said();
    await form.suggestInList('Vorname', 'Wiebke');
    await form.chip('Vorname').waitFor();
    await form.suggestInList('Nachricht', 'Bitte klingeln');
    await form.chip('Nachricht').waitFor();
    await form.atRest();
    await takePicture(form.visitor.page, `form-${name}`);
    expect(await form.overlaps()).toEqual([]);
    expect(await said()).toMatchObject({ first: '', note: '' });
    await take('Vorname');
    await expect.poll(said).toMatchObject({ first: 'Wiebke', note: '' });
    await take('Nachricht');
    await form.row('Tarif').first().locator('.form-field-open').click();
    await form.row('Tarif').first().locator('select').selectOption('Deich');
    await form.row('Tarif').first().getByRole('button', { name: 'Vorschlagen' }).click();
    await take('Tarif');
    await form.row('Dazu').locator('.form-field-open').click();
    await form.row('Dazu').locator('select').selectOption(['Solar', 'Speicher']);
    await form.row('Dazu').getByRole('button', { name: 'Vorschlagen' }).click();
    await form.chip('Dazu').getByText('Solar, Speicher').waitFor();
    await take('Dazu');
    await form.row('Ökostrom').locator('.form-field-open').click();
    await form.row('Ökostrom').getByRole('button', { name: 'Ankreuzen', exact: true }).click();
    await take('Ökostrom');
    await form.suggestInList('Lieferbeginn', '2026-12-24');
    await take('Lieferbeginn');
    await form.suggestInList('Personen', '4');
    await take('Personen');
    await expect.poll(said).toMatchObject({
      first: 'Wiebke',
      note: 'Bitte klingeln',
      plan: 'Deich',
      extras: ['Solar', 'Speicher'],
      eco: true,
      start: '2026-12-24',
      persons: 4,
      sent: 0,
    });
    // And what was taken back again, wherever on the page it stands.
    const marks = form.visitor.page.locator('.filled-in button');
    for (let left = await marks.count(); left > 0; left -= 1) {
      expect(await marks.count()).toBe(left);
      await marks.first().dispatchEvent('click');
    }
    await expect.poll(said).toEqual(before);
  });

  it('a no leaves the state alone; what the visitor writes instead ends it; a pause takes all away', async () => {
    await form.suggestInList('Vorname', 'Inge');
    await form.chip('Vorname').getByRole('button', { name: 'Nein' }).click();
    await form.row('Vorname').getByText('Vorschlag abgelehnt').waitFor();
    await form.suggestInList('Vorname', 'Antje');
    await form.chip('Vorname').waitFor();
    await form.visitor.page.locator('#first').fill('Wi');
    await form.visitor.page.locator('#note').focus();
    await form.row('Vorname').getByText('Der Besucher hat selbst etwas eingetragen').waitFor();
    expect(await said()).toMatchObject({ first: 'Wi' });
    await form.agent.replica().getByText('Bitte mindestens drei Buchstaben.').waitFor();
    await form.suggestInList('Ort', 'Husum');
    await form.chips().waitFor({ state: 'attached' });
    await form.visitor.takeBack('Pause');
    await form.chips().waitFor({ state: 'detached' });
    await form.row('Ort').waitFor({ state: 'detached' });
    expect(await said()).toMatchObject({ city: '' });
    expect(form.complaints()).toEqual([]);
  });
});
