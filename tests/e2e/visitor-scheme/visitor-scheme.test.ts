/** Whoever watches sees the page by the visitor's light or dark and the visitor's hands, whatever the agent's are. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';

let watched: WatchedPage;
beforeAll(async () => {
  watched = await openWatchedPage({
    folder: fileURLToPath(new URL('site', import.meta.url)),
    person: { colorScheme: 'dark', hasTouch: true },
  });
});
afterAll(() => watched?.close());

const shown = () =>
  watched.agent
    .replica()
    .locator('body')
    .evaluate((body) => getComputedStyle(body).backgroundColor);
const headingInk = () =>
  watched.agent
    .replica()
    .locator('h1')
    .evaluate((heading) => getComputedStyle(heading).color);
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
  expect(await headingInk()).toBe('rgb(200, 210, 220)');
  // What the browser itself draws.
  expect(await fieldInk()).toBe('rgb(255, 255, 255)');
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(shown, { timeout: 10_000 }).toBe('rgb(250, 240, 230)');
  expect(await headingInk()).not.toBe('rgb(200, 210, 220)');
  expect(await fieldInk()).toBe('rgb(0, 0, 0)');
});

it('shows what a page has for fingers to an agent with a mouse', async () => {
  const { visitor, agent } = watched;
  const hasFingers = () => matchMedia('(hover: none) and (pointer: coarse)').matches;
  expect([await visitor.page.evaluate(hasFingers), await agent.page.evaluate(hasFingers)]).toEqual([true, false]);
  const border = await agent
    .replica()
    .locator('input')
    .evaluate((field) => getComputedStyle(field).borderTopColor);
  expect(border).toBe('rgb(2, 2, 2)');
});
