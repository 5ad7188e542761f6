/** Whether an agent's picture is dressed as the visitor's page is. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AgentAtDesk } from './agent-at-desk.ts';

/** Longer than a busy machine takes for a page. */
const SOON = { timeout: 30_000 };

/** How every element of a page is dressed, but for colours, which tell a mouse and hidden choices; the widget's own left out. */
const lookOf = (page: Locator): Promise<string[]> =>
  page.evaluate((root) =>
    [...root.querySelectorAll('body *:not(script, noscript, lotse-widget, svg *)')].map((element) => {
      const { fontSize, fontWeight, display, padding, borderRadius } = getComputedStyle(element);
      return [element.localName, fontSize, fontWeight, display, padding, borderRadius].join(' ');
    }),
  );

export async function expectDressed(agent: AgentAtDesk, visitors: Page): Promise<void> {
  const wanted = await lookOf(visitors.locator('html'));
  expect(new Set(wanted).size).toBeGreaterThan(20);
  await expect.poll(() => lookOf(agent.replica().locator('html')), SOON).toEqual(wanted);
}
