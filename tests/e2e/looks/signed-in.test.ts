/** A page behind a sign-in, and what it changes later: the agent, who has no cookie there, sees it as the visitor does. */
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/fidelity/watched-page.ts';

const SOON = { timeout: 15_000 };

let watched: WatchedPage;
beforeAll(async () => {
  watched = await openWatchedPage();
});
afterAll(() => watched?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(watched.visitor.page, 'failed-signed-in-visitor');
  await takePicture(watched.agent.page, 'failed-signed-in-agent');
});

const style = (replica: FrameLocator, selector: string, name: string, pseudo?: string) => () =>
  replica
    .locator(selector)
    .evaluate((one, [property, of]) => getComputedStyle(one, of).getPropertyValue(property!), [name, pseudo] as const);

it('has every kind of picture, sheet and drawing that only the visitor’s cookie opens', async () => {
  const refused: number[] = [];
  watched.agentPerson.context.on('response', (answer) => {
    if (answer.url().includes('/private/')) refused.push(answer.status());
  });
  const replica = await watched.show('signed-in');
  const widths = () =>
    replica.locator('img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  await expect.poll(widths, SOON).toEqual([120, 120, 120, 120]);
  for (const [selector, property, pseudo] of [
    ['.back', 'background-image'],
    ['.set', 'background-image'],
    ['.bordered', 'border-image-source'],
    ['.sheet', 'background-image'],
    ['.before', 'content', '::before'],
  ] as const)
    await expect
      .poll(style(replica, selector, property, pseudo), { ...SOON, message: selector })
      .toMatch(/url\("(data:image|blob:)/);
  expect(await style(replica, '.sheet', 'background-color')()).toBe('rgb(38, 70, 83)');
  expect(await replica.locator('input[type=image]').getAttribute('src')).toMatch(/^data:image/);
  expect(await replica.locator('video').getAttribute('poster')).toMatch(/^data:image/);
  const star = replica.locator('use');
  await expect
    .poll(() => star.evaluate((one) => (one as SVGGraphicsElement).getBBox().width), SOON)
    .toBeGreaterThan(50);
  // The agent's browser was let in nowhere, whatever it asked for.
  expect(refused.filter((status) => status === 200)).toEqual([]);
  await takePicture(watched.agent.page, 'signed-in');
});

it('has icons taken from a drawing, also when the page takes another one', async () => {
  const replica = await watched.show('svg');
  const icon = replica.locator('use').nth(1);
  await expect.poll(() => icon.getAttribute('href'), SOON).toMatch(/^blob:.*#star$/);
  await watched.visitor.page
    .locator('use')
    .nth(1)
    .evaluate((one) => one.setAttribute('href', 'sprite.svg#box'));
  await expect.poll(() => icon.getAttribute('href'), SOON).toMatch(/^blob:.*#box$/);
  await watched.visitor.page
    .locator('use')
    .nth(1)
    .evaluate((one) => one.setAttribute('href', '#leaf'));
  await expect.poll(() => icon.getAttribute('href'), SOON).toBe('#leaf');
  await watched.visitor.page
    .locator('use')
    .nth(1)
    .evaluate((one) => one.setAttribute('href', 'missing.svg#x'));
  await expect.poll(() => icon.getAttribute('href'), SOON).toBeNull();
});

it('follows adopted sheets, slots, frames within frames and a new route of the page', async () => {
  const replica = await watched.show('elements');
  const { page } = watched.visitor;
  await page.evaluate(() => {
    const late = new CSSStyleSheet();
    late.replaceSync('.late { background: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, late];
    const box = document.body.appendChild(document.createElement('div'));
    box.className = 'late';
    const [host] = document.querySelectorAll('price-tag');
    host!.shadowRoot!.adoptedStyleSheets[0]!.replaceSync('.price { color: rgb(4, 5, 6) }');
    host!.append(Object.assign(document.createElement('em'), { textContent: 'slotted late' }));
  });
  await expect.poll(style(replica, '.late', 'background-color'), SOON).toBe('rgb(1, 2, 3)');
  await expect.poll(style(replica, 'price-tag:first-of-type .price', 'color'), SOON).toBe('rgb(4, 5, 6)');
  await expect.poll(() => replica.getByText('slotted late').isVisible(), SOON).toBe(true);
  // A list that changes in place, as no assignment tells.
  await page.evaluate(() => {
    const other = new CSSStyleSheet();
    other.replaceSync('.late { background: rgb(10, 11, 12) }');
    document.adoptedStyleSheets.push(other);
  });
  await expect.poll(style(replica, '.late', 'background-color'), SOON).toBe('rgb(10, 11, 12)');
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  await expect.poll(style(replica, '.late', 'background-color'), SOON).toBe('rgba(0, 0, 0, 0)');

  await page.evaluate(() => {
    const outer = document.createElement('iframe');
    outer.srcdoc = '<p>outer</p><iframe srcdoc="<style>b{color:rgb(7,8,9)}</style><b>inner words</b>"></iframe>';
    document.body.prepend(outer);
  });
  const inner = replica.frameLocator('iframe').frameLocator('iframe').locator('b');
  await expect.poll(() => inner.evaluate((one) => getComputedStyle(one).color), SOON).toBe('rgb(7, 8, 9)');

  await page.evaluate(() => {
    history.pushState(null, '', '/pages/another-route');
    document.body.replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'Another route' }));
  });
  await replica.getByText('Another route').waitFor();
  await watched.agent.page.locator('.page-where').getByText('/pages/another-route').waitFor();
});
