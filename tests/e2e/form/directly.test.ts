/** The visitor lets values go in at once by a switch of his own: off at first, taken back any time, never over what he wrote himself. */
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
  await takePicture(form.visitor.page, 'directly-failed-visitor');
  await takePicture(form.agent.page, 'directly-failed-agent');
});
const onPage = (selector: string) => form.visitor.page.locator(selector);
const atOnce = () => form.visitor.page.getByRole('switch', { name: 'Gleich eintragen' });
const isOn = () => atOnce().getAttribute('aria-checked');

it('is off at first, and one click of the visitor lets each new value in', async () => {
  // Nothing to switch before there is a suggestion.
  expect(await atOnce().count()).toBe(0);
  await form.suggest('#city', 'Husum');
  await form.chip('Ort').waitFor();
  expect(await isOn()).toBe('false');
  await atOnce().click();
  expect(await isOn()).toBe('true');
  await form.visitor.page.getByText('Anna Petersen sieht diese Seite und trägt Werte ein').waitFor();
  // What stood there before still waits for its own click.
  expect(await onPage('#city').inputValue()).toBe('');
  await form.chip('Ort').getByRole('button', { name: 'Nein' }).click();
  await form.suggest('#city', 'Tönning');
  await expect.poll(() => onPage('#city').inputValue()).toBe('Tönning');
  await form.row('Ort').getByText('Vorschlag angenommen').waitFor();
  // The agent mends it.
  await form.suggest('#city', 'Büsum');
  await expect.poll(() => onPage('#city').inputValue()).toBe('Büsum');
  await form.choose('#plan', 'Deich');
  await expect.poll(() => onPage('#plan').inputValue()).toBe('Deich');
  await form.click('#year');
  await expect.poll(() => onPage('#year').isChecked()).toBe(true);
  await form.click('#news');
  await expect.poll(() => onPage('#news').isChecked()).toBe(true);
  expect(await form.chips().count()).toBe(0);
  await takePicture(form.visitor.page, 'directly-on');
  await takePicture(form.agent.page, 'directly-on-agent');
  expect(await seriousFindings(form.visitor.page, 'lotse-widget')).toEqual([]);
});

it('keeps what the visitor wrote himself, and the field he is in', async () => {
  await onPage('#first').fill('Wiebke');
  await form.visitor.page.locator(':focus').blur();
  await form.suggest('#first', 'Inge');
  await form.chip('Vorname').getByText('Inge').waitFor();
  expect(await onPage('#first').inputValue()).toBe('Wiebke');
  // What he makes of a value that went in is his as well.
  await onPage('#city').fill('Büsum-Deich');
  await form.visitor.page.locator(':focus').blur();
  await form.suggest('#city', 'Heide');
  await form.chip('Ort').getByText('Heide').waitFor();
  expect(await onPage('#city').inputValue()).toBe('Büsum-Deich');
  await onPage('#start').focus();
  await form.suggest('#start', '2026-12-24');
  await form.chip('Lieferbeginn').waitFor();
  expect(await onPage('#start').inputValue()).toBe('');
  for (const field of ['Vorname', 'Ort', 'Lieferbeginn'])
    await form.chip(field).getByRole('button', { name: 'Nein' }).click();
});

it('opens nothing that is hidden or reserved', async () => {
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

it('stays on over a page change, until the visitor takes it back with the same click', async () => {
  await form.visitor.page.reload();
  await form.visitor.page.getByText('Anna Petersen sieht diese Seite und trägt Werte ein').waitFor();
  expect(await isOn()).toBe('true');
  await form.allHasArrived('Neu geladen');
  await form.suggest('#city', 'Kiel');
  await expect.poll(() => onPage('#city').inputValue()).toBe('Kiel');
  await atOnce().click();
  expect(await isOn()).toBe('false');
  await form.suggest('#first', 'Inge');
  await form.chip('Vorname').waitFor();
  expect(await onPage('#first').inputValue()).toBe('');
});

it('ends with the permission: the next one begins without it', async () => {
  await atOnce().click();
  expect(await isOn()).toBe('true');
  await form.visitor.takeBack('Nicht mehr ausfüllen');
  await atOnce().waitFor({ state: 'detached' });
  await form.askForForm();
  await form.suggest('#first', 'Inge');
  await form.chip('Vorname').waitFor();
  expect(await isOn()).toBe('false');
  expect(await onPage('#first').inputValue()).toBe('');
});

it('stands behind the one button on a phone while it is off, and in the row while it is on', async () => {
  await form.visitor.page.setViewportSize({ width: 390, height: 844 });
  const more = form.visitor.button(/^Erlaubt,/);
  await atOnce().waitFor({ state: 'hidden' });
  await more.click();
  await takePicture(form.visitor.page, 'directly-phone-open');
  await atOnce().click();
  await more.click();
  expect(await isOn()).toBe('true');
  await takePicture(form.visitor.page, 'directly-phone');
  expect(await seriousFindings(form.visitor.page, 'lotse-widget')).toEqual([]);
  await atOnce().click();
  await atOnce().waitFor({ state: 'hidden' });
});
