/** A visitor's hands and eyes: what a person does with the widget, in the widget's own words. */
import type { Locator, Page } from 'playwright-core';

export type VisitorAtPage = ReturnType<typeof visitorAt>;

export function visitorAt(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const log = () => page.getByRole('log', { name: /Nachrichten|Messages/ });
  return {
    page,
    launcher: () => page.locator('.launcher'),
    button,
    log,
    composer: () => page.getByRole('textbox', { name: /Nachricht schreiben|Write a message/ }),
    async open() {
      await page.locator('.launcher').click();
    },
    async say(text: string) {
      const composer = page.getByRole('textbox', { name: /Nachricht schreiben|Write a message/ });
      await composer.fill(text);
      await composer.press('Enter');
    },
    /** The bubbles in the order they stand. */
    bubbles: (): Promise<string[]> => log().locator('.bubble').allInnerTexts(),
    sees: (text: string): Locator => log().getByText(text, { exact: true }),
    /** Says yes to a call with everything, after a look at oneself. */
    async talk() {
      await button('Mit Kamera und Mikrofon').click();
      await button('Gespräch beginnen').click();
    },
    /** The session code on the screen, as it would be read aloud: dots stand there until it is made. */
    async code() {
      const shown = page.locator('.code').filter({ hasText: /[A-Z0-9]{3}/ });
      await shown.waitFor();
      return (await shown.innerText()).replace(/\s/g, '');
    },
    /** Ends one permission by the bar, behind whose one button it stands where there is little room. */
    async takeBack(end: string) {
      const more = button(/^Erlaubt,/);
      // The one button names the pause as well.
      const one = page.getByRole('button', { name: end, exact: true });
      await one.or(more).first().waitFor();
      if (!(await one.isVisible())) await more.click();
      await one.click();
    },
    watchBar: () => page.getByText(/sieht diese Seite/),
  };
}
