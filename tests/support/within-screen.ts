/** Which of a call's buttons, and the chat's field while it is open, a visitor cannot reach: outside of the screen, or under something else. */
import type { Page } from 'playwright-core';

export const withinScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shadow = document.querySelector('lotse-widget')?.shadowRoot;
    const wanted = [...(shadow?.querySelectorAll('.call button, .panel textarea') ?? [])].filter((each) =>
      each.checkVisibility(),
    );
    // Nothing to reach is nothing shown.
    if (wanted.length < 4) return [`only ${wanted.length} things to reach`];
    return wanted
      .filter((each) => {
        const { left, top, width, height } = each.getBoundingClientRect();
        const found = shadow?.elementFromPoint(left + width / 2, top + height / 2);
        return !found || !each.contains(found);
      })
      .map((each) => each.getAttribute('aria-label') ?? each.tagName);
  });
