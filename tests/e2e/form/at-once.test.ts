/** The visitor lets values go in at once: one by one until his click, marked in their fields with a way back, never over what he wrote himself. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { takePicture } from '../../support/chromium.ts';
import { formTogether, type FormTogether } from '../../support/form-together.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));
let form: FormTogether;

beforeAll(async () => {
  form = await formTogether({ folder: SITE, person: { viewport: { width: 1000, height: 720 } } });
});
afterAll(() => form?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' || !form) return;
  await takePicture(form.visitor.page, 'at-once-failed-visitor');
  await takePicture(form.agent.page, 'at-once-failed-agent');
});
const onPage = (selector: string) => form.visitor.page.locator(selector);
const offer = () => form.visitor.button('Ab jetzt gleich eintragen');
const isOn = () => form.visitor.button('Nicht mehr gleich eintragen');
const mark = (field: string) =>
  form.visitor.page.getByRole('group', { name: `Von Anna Petersen eingetragen: ${field}` });
const undo = (field: string) => mark(field).getByRole('button', { name: 'Rückgängig' });
/** All of the bar in one row, whatever stands in it. */
async function barIsOneRow(): Promise<void> {
  const middles = await form.visitor.page.locator('.watch-bar > :is(span, button, .allowed)').evaluateAll((parts) =>
    parts
      .filter((part) => part.checkVisibility())
      .map((part) => part.getBoundingClientRect())
      .map(({ top, height }) => Math.round(top + height / 2)),
  );
  expect(middles.length).toBeGreaterThan(2);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(8);
}

it('asks for each value until the visitor says otherwise where it is shown; what was taken is marked, with a way back', async () => {
  expect(await isOn().isVisible()).toBe(false);
  await form.suggest('#city', 'Husum');
  await form.suggestInList('Vorname', 'Inge');
  await form.chip('Ort').waitFor();
  await form.chip('Vorname').waitFor();
  // Offered once, at the first.
  await form.chip('Vorname').getByRole('button', { name: 'Ab jetzt gleich eintragen' }).waitFor();
  expect(await offer().count()).toBe(1);
  await form.atRest();
  await takePicture(form.visitor.page, 'at-once-offer');
  expect(await form.overlaps()).toEqual([]);
  await form.chip('Vorname').getByRole('button', { name: 'Nein' }).click();
  await form.chip('Ort').getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('Husum');
  await undo('Ort').click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('');
  await mark('Ort').waitFor({ state: 'detached' });
  await form.row('Ort').getByText('Der Besucher hat es rückgängig gemacht').waitFor();
});

it('writes the one at hand and each that follows after that click, and both know it', async () => {
  await form.suggest('#city', 'Tönning');
  await form.chip('Ort').waitFor();
  await offer().click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('Tönning');
  await isOn().waitFor();
  await barIsOneRow();
  await form.side().getByText('Was Sie eingeben, steht gleich im Feld').waitFor();
  // The agent mends it; the way back leads to what the visitor had.
  await form.click('#city');
  await form.editor().locator('input').fill('Büsum');
  await form.editor().getByRole('button', { name: 'Eintragen' }).click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('Büsum');
  await form.row('Ort').getByText('Eingetragen: Büsum').waitFor();
  await form.choose('#plan', 'Deich');
  await expect.poll(() => onPage('#plan').inputValue()).toBe('Deich');
  await form.click('#year');
  await expect.poll(() => onPage('#year').isChecked()).toBe(true);
  await form.click('#news');
  await expect.poll(() => onPage('#news').isChecked()).toBe(true);
  for (const field of ['Ort', 'Tarif', 'Abrechnung', 'Post von uns']) await mark(field).waitFor();
  expect(await form.chips().count()).toBe(0);
  const [box, own] = [await onPage('#city').boundingBox(), await mark('Ort').boundingBox()];
  expect(own!.x).toBeGreaterThan(box!.x);
  expect(own!.y).toBeGreaterThanOrEqual(box!.y);
  expect(own!.y + own!.height).toBeLessThanOrEqual(box!.y + box!.height + 1);
  // Behind the words of a box, not over them and not at the other end.
  const [words, behind] = [
    await form.visitor.page.getByText('Post von uns', { exact: true }).evaluate((label) => {
      const range = document.createRange();
      range.selectNodeContents(label);
      return range.getBoundingClientRect().right;
    }),
    await mark('Post von uns').boundingBox(),
  ];
  expect(Math.abs(behind!.x - words)).toBeLessThan(20);
  await takePicture(form.visitor.page, 'at-once-on');
  await takePicture(form.agent.page, 'at-once-on-agent');
  expect(await seriousFindings(form.visitor.page, 'lotse-widget')).toEqual([]);
  expect(await seriousFindings(form.agent.page, '.page-side')).toEqual([]);
});

it('puts back what was there before, in every kind of field', async () => {
  for (const field of ['Ort', 'Tarif', 'Abrechnung', 'Post von uns']) {
    await undo(field).click();
    await mark(field).waitFor({ state: 'detached' });
  }
  expect([await onPage('#city').inputValue(), await onPage('#plan').inputValue()]).toEqual(['', '']);
  expect([await onPage('#year').isChecked(), await onPage('#news').isChecked()]).toEqual([false, false]);
});

it('keeps what the visitor wrote himself, and the field he is in', async () => {
  await onPage('#first').fill('Wiebke');
  await form.visitor.page.locator(':focus').blur();
  await form.enter('#first', 'Inge');
  await form.chip('Vorname').getByText('Inge').waitFor();
  expect(await onPage('#first').inputValue()).toBe('Wiebke');
  // What he makes of a value that went in is his as well.
  await form.enter('#city', 'Husum');
  await mark('Ort').waitFor();
  await onPage('#city').press('End');
  await onPage('#city').pressSequentially('-Nord');
  await mark('Ort').waitFor({ state: 'detached' });
  await form.visitor.page.locator(':focus').blur();
  await form.enter('#city', 'Heide');
  await form.chip('Ort').getByText('Heide').waitFor();
  expect(await onPage('#city').inputValue()).toBe('Husum-Nord');
  await onPage('#start').focus();
  await form.enter('#start', '2026-12-24');
  await form.chip('Lieferbeginn').waitFor();
  expect(await onPage('#start').inputValue()).toBe('');
  // Nothing to offer any more.
  expect(await offer().count()).toBe(0);
  for (const field of ['Vorname', 'Ort', 'Lieferbeginn'])
    await form.chip(field).getByRole('button', { name: 'Nein' }).click();
});

it('opens nothing that is hidden or reserved, whatever the console sends', async () => {
  for (const [selector, outcome] of [
    ['#email', 'hidden'],
    ['#iban', 'hidden'],
    ['#password', 'hidden'],
    ['#illness', 'hidden'],
    ['#fixed', 'unsuited'],
    ['#agree', 'unsuited'],
    ['#send', 'unsuited'],
  ] as const) {
    const before = await onPage(selector).evaluate((element) => (element as HTMLInputElement).value);
    expect([selector, await form.force(selector)]).toEqual([selector, outcome]);
    expect(await onPage(selector).evaluate((element) => (element as HTMLInputElement).value)).toBe(before);
  }
  expect(await onPage('#agree').isChecked()).toBe(false);
});

it('is seen while it is on and taken back with one click, on a small window and a phone too', async () => {
  for (const width of [1_300, 1_000, 900, 700, 390]) {
    await form.visitor.page.setViewportSize({ width, height: 844 });
    await isOn().waitFor();
    await takePicture(form.visitor.page, `at-once-${width}`);
    await barIsOneRow();
  }
  expect(await seriousFindings(form.visitor.page, 'lotse-widget')).toEqual([]);
  await isOn().click();
  await isOn().waitFor({ state: 'hidden' });
  await form.visitor.page.setViewportSize({ width: 1_000, height: 720 });
  await form.side().getByText('Klicken Sie ein Feld an').waitFor();
  await onPage('#first').fill('');
  await form.visitor.page.locator(':focus').blur();
  await form.suggestInList('Vorname', 'Inge');
  await form.chip('Vorname').waitFor();
  expect(await onPage('#first').inputValue()).toBe('');
});

it('goes on over a reload as filling in does, with nothing marked of the page before', async () => {
  await offer().click();
  await isOn().waitFor();
  await mark('Vorname').waitFor();
  await form.visitor.page.reload();
  await isOn().waitFor();
  await form.allHasArrived('Neu geladen');
  expect(await form.visitor.page.locator('.filled-in').count()).toBe(0);
  await form.enter('#first', 'Antje');
  await expect.poll(() => onPage('#first').inputValue()).toBe('Antje');
  await mark('Vorname').waitFor();
});

it('ends with the permission: the next one begins one by one', async () => {
  await isOn().waitFor();
  await form.visitor.takeBack('Nicht mehr ausfüllen');
  await isOn().waitFor({ state: 'hidden' });
  await mark('Vorname').waitFor({ state: 'detached' });
  await form.askForForm();
  expect(await isOn().isVisible()).toBe(false);
  await form.suggest('#city', 'Kiel');
  await form.chip('Ort').waitFor();
  await offer().waitFor();
  await form.agent.page.getByRole('button', { name: 'Person', exact: true }).click();
  await form.agent.page
    .getByText(/Anna Petersen hat Werte vorgeschlagen: .*gleich eingetragen, .*rückgängig gemacht/)
    .first()
    .waitFor();
});
