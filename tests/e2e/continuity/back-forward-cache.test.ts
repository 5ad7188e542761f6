/** A page that the browser keeps and shows again as it was goes on being shown to the agent: same tab, same state, live. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { focusWindow } from '../../support/tab-visibility.ts';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));

let watched: WatchedPage;
/** The driver loses sight of a page that comes back from the cache; the browser's own protocol does not. */
let browser: CDPSession;

beforeAll(async () => {
  watched = await openWatchedPage({ folder: SITE, path: 'index.html', person: { keepsPages: true } });
  const { page } = watched.visitor;
  browser = await page.context().newCDPSession(page);
});
/** Longer than a busy machine takes for a page. */
const SOON = { timeout: 20_000 };
afterAll(() => watched?.close());

async function onPage<T>(expression: string): Promise<T> {
  const { result } = await browser.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value as T;
}
const picture = () => watched.agent.replica().locator('h1').innerText();
const write = (words: string) => onPage(`document.querySelector('h1').textContent = ${JSON.stringify(words)}`);

it('is kept by the browser although the widget is in it, and goes on as one tab', async () => {
  const { agent } = watched;
  await write('Vor der Reise');
  await expect.poll(picture, SOON).toBe('Vor der Reise');
  await onPage(`addEventListener('pageshow', (event) => { globalThis.wasKept = event.persisted; })`);

  await onPage(`location.assign('next.html')`);
  await expect.poll(picture, SOON).toBe('Zweite Seite');
  await onPage('history.back()');
  await expect.poll(() => onPage('location.pathname'), SOON).toBe('/index.html');
  await expect.poll(() => onPage('globalThis.wasKept'), SOON).toBe(true);
  await expect.poll(picture, SOON).toBe('Vor der Reise');
  await write('Wieder da');
  await expect.poll(picture, SOON).toBe('Wieder da');
  expect(await onPage(`document.querySelectorAll('lotse-widget').length`)).toBe(1);
  // The page that was left is no tab of its own.
  expect(await agent.page.locator('.visitor-tab').count()).toBe(0);

  await onPage('history.forward()');
  await expect.poll(picture, SOON).toBe('Zweite Seite');
  await write('Und wieder vor');
  await expect.poll(picture, SOON).toBe('Und wieder vor');
});

it('is the tab it was beside another, and the agent goes with the visitor from one to the other', async () => {
  const { agent, visitor } = watched;
  const tabs = () => agent.page.locator('.visitor-tab').count();
  const second = await visitor.page.context().newPage();
  await second.goto(await onPage<string>(`new URL('index.html', location.href).href`));
  await second.evaluate(() => void (document.querySelector('h1')!.textContent = 'Zweiter Reiter'));
  await expect.poll(picture, SOON).toBe('Zweiter Reiter');
  await expect.poll(tabs, SOON).toBe(2);

  await onPage('history.back()');
  await expect.poll(picture, SOON).toBe('Wieder da');
  expect(await onPage('globalThis.wasKept')).toBe(true);
  await write('Neben dem zweiten');
  await expect.poll(picture, SOON).toBe('Neben dem zweiten');
  expect(await tabs()).toBe(2);

  await focusWindow(second);
  await expect.poll(picture, SOON).toBe('Zweiter Reiter');
  await onPage('history.forward()');
  await expect.poll(picture, SOON).toBe('Und wieder vor');
  expect(await tabs()).toBe(2);
  await second.evaluate(() => void (document.querySelector('h1')!.textContent = 'Immer noch da'));
  await focusWindow(second);
  await expect.poll(picture, SOON).toBe('Immer noch da');
  await second.close();
  await expect.poll(picture, SOON).toBe('Und wieder vor');
  await expect.poll(tabs, SOON).toBe(0);
});

it('shows nothing from the cache when the visitor has ended it meanwhile', async () => {
  const { agent } = watched;
  await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Escape', windowsVirtualKeyCode: 27 });
  await agent.page.getByText('Der Besucher hat das Ansehen beendet').waitFor();
  await onPage('history.back()');
  await expect.poll(() => onPage('location.pathname'), SOON).toBe('/index.html');
  const lives = `!!document.querySelector('lotse-widget')`;
  await expect.poll(() => onPage(lives), SOON).toBe(true);
  await write('Nur für mich');
  await agent.page.getByText('Der Besucher hat das Ansehen beendet').waitFor();
  expect(await agent.page.locator('.replica-frame').count()).toBe(0);
});
