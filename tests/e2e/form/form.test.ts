/** Visitor and agent fill in one form at once: suggestions, who is where, how far it is; the visitor decides, hidden stays hidden. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { formTogether, type FormTogether } from '../../support/form-together.ts';
import { seriousFindings } from '../../support/axe.ts';
import { takePicture } from '../../support/chromium.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));
let form: FormTogether;

beforeAll(async () => {
  form = await formTogether({ folder: SITE, person: { viewport: { width: 1000, height: 720 } } });
});
afterAll(() => form?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' || !form) return;
  await takePicture(form.visitor.page, 'form-failed-visitor');
  await takePicture(form.agent.page, 'form-failed-agent');
});
const onPage = (selector: string) => form.visitor.page.locator(selector);
const heard = (): Promise<string[]> =>
  form.visitor.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

it('shows a value at its field and writes nothing before it is taken; then the page hears a person', async () => {
  await form.suggest('#city', 'Husum');
  const chip = form.chip('Ort');
  await chip.getByText('Husum').waitFor();
  expect(await chip.innerText()).toContain('Anna schlägt vor:');
  expect(await onPage('#city').inputValue()).toBe('');
  await form.row('Ort').getByText('Vorschlag offen: Husum').waitFor();
  await takePicture(form.visitor.page, 'form-chip');
  await takePicture(form.agent.page, 'form-agent-open');
  await chip.getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#city').inputValue()).toBe('Husum');
  await chip.waitFor({ state: 'detached' });
  await form.row('Ort').getByText('Vorschlag angenommen').waitFor();
  await form.row('Ort').getByText('ausgefüllt').waitFor();
  expect((await heard()).filter((one) => one.endsWith(' city'))).toEqual([
    'focusin city',
    'input city',
    'change city',
    'focusout city',
  ]);
});

it('takes choices, days, dots and boxes, by the keyboard too', async () => {
  await form.choose('#plan', 'Deich');
  await form.chip('Tarif').getByText('Deich').waitFor();
  await form.visitor.page.locator('#plan').focus();
  await form.visitor.page.keyboard.press('Tab');
  await form.visitor.page.keyboard.press('Enter');
  await expect.poll(() => onPage('#plan').inputValue()).toBe('Deich');
  await form.suggest('#start', '2026-12-24');
  await form.chip('Lieferbeginn').getByText('24.12.2026').waitFor();
  await form.chip('Lieferbeginn').getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#start').inputValue()).toBe('2026-12-24');
  await form.click('#year');
  await form.chip('Abrechnung').getByText('Jahr').waitFor();
  await form.chip('Abrechnung').getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#year').isChecked()).toBe(true);
  await form.click('#news');
  await form.chip('Post von uns').getByText('ankreuzen').waitFor();
  await form.chip('Post von uns').getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(() => onPage('#news').isChecked()).toBe(true);
  await form.row('Abrechnung').getByText('Vorschlag angenommen').waitFor();
});

it('goes from the field to its suggestion and on to the next field with the tab key', async () => {
  await form.suggest('#first', 'Wiebke');
  await form.chip('Vorname').waitFor();
  const { keyboard } = form.visitor.page;
  await onPage('#first').focus();
  const focused = () =>
    form.visitor.page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inner?.id || inner?.textContent;
    });
  const seen: (string | null | undefined)[] = [];
  for (let step = 0; step < 4; step += 1) {
    await keyboard.press('Tab');
    seen.push(await focused());
  }
  expect(seen).toEqual(['Übernehmen', 'Nein', 'Ab jetzt gleich eintragen', 'email']);
  await form.chip('Vorname').getByRole('button', { name: 'Nein' }).click();
  await form.row('Vorname').getByText('Vorschlag abgelehnt').waitFor();
  expect(await onPage('#first').inputValue()).toBe('');
});

it('both write at once in different fields, and each sees where the other is', async () => {
  await onPage('#first').click();
  await form.row('Vorname').getByText('Besucher ist hier').waitFor();
  await form.click('#city');
  await form.visitor.page.locator('.agent-in-field').getByText('Anna').waitFor();
  await form.agent.page.locator('.form-mark[data-mark=visitor]').waitFor();
  await takePicture(form.visitor.page, 'form-presence-visitor');
  await takePicture(form.agent.page, 'form-presence-agent');
  const mine = form.editor().getByRole('textbox');
  await Promise.all([
    form.visitor.page.keyboard.type('Wiebke', { delay: 20 }),
    mine.fill('').then(() => mine.pressSequentially('Tönning', { delay: 20 })),
  ]);
  await mine.press('Enter');
  await form.chip('Ort').getByText('Tönning').waitFor();
  expect(await onPage('#first').inputValue()).toBe('Wiebke');
  expect(await form.visitor.page.evaluate(() => document.activeElement?.id)).toBe('first');
  await form.visitor.page.locator('.agent-in-field').waitFor({ state: 'detached' });
});

it('the visitor is first: what he writes himself ends the suggestion', async () => {
  await onPage('#city').click();
  await onPage('#city').press('End');
  await form.visitor.page.keyboard.type(' a. d. Ostsee');
  // Still there while he writes: it may help.
  expect(await form.chip('Ort').count()).toBe(1);
  expect(await onPage('#city').inputValue()).toBe('Husum a. d. Ostsee');
  await onPage('#first').click();
  await form.chip('Ort').waitFor({ state: 'detached' });
  await form.row('Ort').getByText('Der Besucher hat selbst etwas eingetragen').waitFor();
  expect(await onPage('#city').inputValue()).toBe('Husum a. d. Ostsee');
});

it('several stand open, each at its field; a newer takes the place of the older; all are taken at once', async () => {
  await form.suggest('#city', 'Heide');
  await form.chip('Ort').getByText('Heide').waitFor();
  await form.suggest('#city', 'Kiel');
  await form.chip('Ort').getByText('Kiel').waitFor();
  expect(await form.chip('Ort').count()).toBe(1);
  await form.suggest('#first', 'Inge');
  await form.choose('#plan', 'Hallig');
  await form.chip('Tarif').waitFor();
  await form.atRest();
  await takePicture(form.visitor.page, 'form-several');
  expect(await form.overlaps()).toEqual([]);
  expect(await seriousFindings(form.visitor.page, 'lotse-widget')).toEqual([]);
  expect(await seriousFindings(form.agent.page, '.page-side')).toEqual([]);
  await form.visitor.button('Alle übernehmen').click();
  await expect.poll(() => onPage('#plan').inputValue()).toBe('Hallig');
  expect([await onPage('#city').inputValue(), await onPage('#first').inputValue()]).toEqual(['Kiel', 'Inge']);
  await form.visitor.button('Alle übernehmen').waitFor({ state: 'hidden' });
});

it('stays with its field, and shows the way to one out of sight', async () => {
  await form.suggestInList('Nachricht', 'Bitte klingeln');
  await form.visitor.button('Vorschlag zeigen').click();
  await form.chip('Nachricht').waitFor();
  await form.visitor.button('Vorschlag zeigen').waitFor({ state: 'hidden' });
  const gap = async () => {
    const [chip, field] = [await form.chip('Nachricht').boundingBox(), await onPage('#deep').boundingBox()];
    return chip && field && { x: Math.round(chip.x - field.x), y: Math.round(chip.y - field.y) };
  };
  await form.standsStill('Nachricht');
  const before = await gap();
  await form.visitor.page.evaluate(() => scrollBy(0, -40));
  await form.standsStill('Nachricht');
  expect(await gap()).toEqual(before);
  await form.agent.page.getByRole('button', { name: 'Vorschlag zurückziehen' }).click();
  await form.chip('Nachricht').waitFor({ state: 'detached' });
  expect(await onPage('#deep').inputValue()).toBe('');
  await form.visitor.page.evaluate(() => scrollTo(0, 0));
});

it('never goes into what is hidden, fixed or the visitor’s own to declare, whatever the console sends', async () => {
  for (const [selector, outcome] of [
    ['#email', 'hidden'],
    ['#iban', 'hidden'],
    ['#password', 'hidden'],
    ['#illness', 'hidden'],
    ['#fixed', 'unsuited'],
    ['#agree', 'unsuited'],
    ['#send', 'unsuited'],
    ['h1', 'unsuited'],
  ] as const) {
    const before = await form.visitor.page.locator(selector).evaluate((element) => (element as HTMLInputElement).value);
    expect([selector, await form.force(selector)]).toEqual([selector, outcome]);
    expect(await form.chips().count()).toBe(0);
    expect(await form.visitor.page.locator(selector).evaluate((element) => (element as HTMLInputElement).value)).toBe(
      before,
    );
  }
  expect(await form.force('#city', { kind: 'text', text: 'Fünfundzwanzigbuchstaben!' })).toBe('unsuited');
  expect(await form.force('#start', { kind: 'text', text: 'gestern' })).toBe('unsuited');
  expect(await form.force('#plan', { kind: 'choice', indexes: [7] })).toBe('unsuited');
  expect(await form.forceNode(999_999)).toBe('gone');
  expect(await heard()).not.toContain('sent');
});

it('tells how far the form is and what is wrong, without a word of what is hidden', async () => {
  await onPage('#email').fill('wiebke.hidden.at.example');
  await onPage('#iban').fill('DE89370400440532013000');
  await onPage('#password').fill('Kluntje-2026!');
  await onPage('#illness').fill('Hexenschuss');
  await onPage('#blocked').fill('Sokrates');
  await onPage('#send').click();
  const side = form.side();
  await form.row('E-Mail').getByText('Form stimmt nicht').waitFor();
  await form.row('E-Mail').getByText('verborgen').waitFor();
  await form.row('Kennwort').getByText('ausgefüllt').waitFor();
  await form.row('Ich stimme den Bedingungen zu').getByText('fehlt noch').waitFor();
  // Name, place, plan, billing, day, number of three, IBAN, password, hidden one, mail; missing: consent and message.
  await side.getByText('10 von 12 ausgefüllt').waitFor();
  await side.getByText('2 Felder mit Fehler').waitFor();
  expect(await heard()).not.toContain('sent');
  await takePicture(form.agent.page, 'form-progress');
  await form.allHasArrived('Alles da');
  const sent = form.wire.sent();
  expect(sent).toContain('"about":"forms"');
  for (const secret of [
    'wiebke.hidden',
    'DE8937',
    'Kluntje',
    'Hexenschuss',
    'Sokrates',
    'Rheumatismus',
    'Xanthippe',
    'Bitte füllen Sie',
  ])
    expect(sent).not.toContain(secret);
});

it('takes everything away when the visitor ends it, and the case knows how many were taken', async () => {
  await form.suggest('#city', 'Büsum');
  await form.chip('Ort').waitFor();
  await form.row('Vorname').locator('.form-field-open').click();
  await form.visitor.page.locator('.agent-in-field').waitFor({ state: 'attached' });
  await form.visitor.takeBack('Nicht mehr ausfüllen');
  await form.chip('Ort').waitFor({ state: 'detached' });
  await form.visitor.page.locator('.agent-in-field').waitFor({ state: 'detached' });
  await form.visitor.watchBar().waitFor();
  await form.row('Ort').getByText('Vorschlag kam nicht mehr an').waitFor();
  await form.agent.page.getByRole('button', { name: 'Person', exact: true }).click();
  await form.agent.page
    .getByText(/Anna Petersen hat Werte vorgeschlagen: .*angenommen/)
    .first()
    .waitFor();
  expect(form.complaints()).toEqual([]);
});
