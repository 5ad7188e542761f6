/** An agent's hands and eyes: what a person does in the console, in the console's own German words. */
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/demo/demo-data.ts';
import type { Privacy } from '../../shared/protocol/page-rules.ts';

export type AgentAtDesk = ReturnType<typeof agentAt>;

export function agentAt(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const composer = () => page.getByRole('textbox', { name: 'Nachricht an den Besucher' });
  return {
    page,
    button,
    composer,
    async signIn(url: string, email: string) {
      await page.goto(`${url}/console/`);
      await page.getByLabel('E-Mail').fill(email);
      await page.getByLabel('Passwort').fill(DEMO_PASSWORD);
      await button('Anmelden').click();
      await page.getByText('Ansprechbar').first().waitFor();
    },
    async say(text: string) {
      await composer().fill(text);
      await composer().press('Enter');
    },
    /** Opens the newest conversation in the list of work. */
    async openConversation() {
      await page.locator('.work-row .work-open').first().click();
      await composer().waitFor();
    },
    bubbles: (): Promise<string[]> => page.locator('.message .bubble').allInnerTexts(),
    sees: (text: string): Locator => page.locator('.message .bubble').getByText(text, { exact: true }),
    async goAway() {
      await page.getByRole('switch', { name: /Ansprechbar/ }).click();
      await page.getByText('Abwesend').first().waitFor();
    },
    async signOut() {
      await button(/Menü von/).click();
      await button('Abmelden').click();
      await button('Anmelden').waitFor();
    },
    /** As an administrator, in the settings of the first site. */
    async allowOrigin(origin: string) {
      await button('Einstellungen').click();
      await page.getByRole('tab', { name: 'Websites' }).or(button('Websites')).first().click();
      await button(/bearbeiten/)
        .first()
        .click();
      const origins = page.getByLabel('Erlaubte Adressen, eine je Zeile');
      await origins.fill(`${await origins.inputValue()}\n${origin}`);
      await button('Speichern').click();
      await origins.waitFor({ state: 'hidden' });
    },
    /** As an administrator who has just changed the first site. */
    async setPrivacy({ isPrivate, rules }: Privacy) {
      await button(/bearbeiten/)
        .first()
        .click();
      const all = page.getByRole('switch', { name: 'Alles verbergen' });
      if ((await all.getAttribute('aria-checked')) !== String(isPrivate)) await all.click();
      for (const [index, { pages, selector, treat }] of rules.entries()) {
        await button('Regel hinzufügen').click();
        await page.getByLabel(`Was geschieht ${index + 1}`).selectOption(treat);
        await page.getByLabel(`Seiten ${index + 1}`).fill(pages);
        if (selector) await page.getByLabel(`Stelle (CSS-Selektor) ${index + 1}`).fill(selector);
      }
      await button('Speichern').click();
      await all.waitFor({ state: 'hidden' });
    },
    async endConversation() {
      await button(/Erledigen/).click();
    },
    async openPhoneCase(number: string, name: string, note: string) {
      await button('Anruf').first().click();
      await page.getByLabel('Nummer').fill(number);
      await page.getByLabel('Name (wenn bekannt)').fill(name);
      await page.getByLabel('Worum geht es?').fill(note);
      await button('Telefonfall anlegen').click();
      await page.getByLabel('Code des Anrufers').waitFor();
    },
    async typeCode(code: string) {
      await page.getByLabel('Code des Anrufers').fill(code);
    },
    replica: () => page.frameLocator('.replica-frame iframe').frameLocator('iframe').first(),
  };
}
