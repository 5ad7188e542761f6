/** Turns a visitor's tab to the front or away. The test browser shows every tab to its page as in front, so the page is told otherwise. */
import type { Page } from 'playwright-core';

async function show(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate((seen) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (seen ? 'visible' : 'hidden'),
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
    document.hasFocus = () => seen;
    document.dispatchEvent(new Event('visibilitychange'));
    if (seen) globalThis.dispatchEvent(new Event('focus'));
  }, isSeen);
}

export const turnAway = (page: Page): Promise<void> => show(page, false);
export const turnTo = (page: Page): Promise<void> => show(page, true);
/** What a window beside another has: it can be seen, and the visitor turns to it. */
export const focusWindow = (page: Page): Promise<void> =>
  page.evaluate(() => void globalThis.dispatchEvent(new Event('focus')));
