/** Whoever watches sees the page as the visitor has it: dark where the visitor's browser is dark, whatever the agent's is. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';

let watched: WatchedPage;
beforeAll(async () => {
  watched = await openWatchedPage({
    folder: fileURLToPath(new URL('site', import.meta.url)),
    person: { colorScheme: 'dark' },
  });
});
afterAll(() => watched?.close());

const shown = () =>
  watched.agent
    .replica()
    .locator('body')
    .evaluate((body) => getComputedStyle(body).backgroundColor);
const fieldInk = () =>
  watched.agent
    .replica()
    .locator('input')
    .evaluate((field) => getComputedStyle(field).color);

it('shows a dark page to an agent whose own browser is light, and follows when it turns light', async () => {
  const { visitor, agent, allHasArrived } = watched;
  expect(await agent.page.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches)).toBe(true);
  await allHasArrived('Dunkel');
  expect(await shown()).toBe('rgb(10, 20, 30)');
  // What the browser itself draws.
  expect(await fieldInk()).toBe('rgb(255, 255, 255)');
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(shown).toBe('rgb(250, 240, 230)');
  expect(await fieldInk()).toBe('rgb(0, 0, 0)');
});
