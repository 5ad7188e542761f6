/** What the visitor's mouse and focus make of a page, the agent sees; the agent's own hands notice nothing of it. */
import type { FrameLocator, Locator } from 'playwright-core';
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
  await takePicture(watched.visitor.page, 'failed-states-visitor');
  await takePicture(watched.agent.page, 'failed-states-agent');
});

type Property = 'backgroundColor' | 'display' | 'color' | 'borderColor' | 'outlineStyle' | 'textDecorationLine';
const drawn = (of: Locator, property: Property): Promise<string> =>
  of.evaluate((element, name) => getComputedStyle(element)[name], property);

/** The replica draws it as the page does, after it did not. */
async function isDrawnAlike(selector: string, property: Property, before: string, replica: FrameLocator) {
  const wanted = await drawn(watched.visitor.page.locator(selector), property);
  expect(wanted, selector).not.toBe(before);
  await expect
    .poll(() => drawn(replica.locator(selector), property), { ...SOON, message: `${selector} ${property}` })
    .toBe(wanted);
}

it('draws what the mouse is on: rules of any sheet, nested and negated, within shadow trees, slots and frames', async () => {
  const replica = await watched.show('states');
  const { page } = watched.visitor;
  for (const [over, seen, property] of [
    ['.chip', '.chip', 'backgroundColor'],
    ['.menu', '.menu ul', 'display'],
    ['div.quiet', 'div.quiet b', 'color'],
    ['.linked', '.linked', 'backgroundColor'],
    ['.linked', '.linked', 'color'],
    ['.constructed', '.constructed', 'backgroundColor'],
    ['hover-card', 'hover-card', 'backgroundColor'],
    ['hover-card i', 'hover-card i', 'backgroundColor'],
    ['hover-card i', 'hover-card .box', 'outlineStyle'],
    ['label', 'label', 'textDecorationLine'],
    ['label', '#name', 'borderColor'],
    ['iframe', 'iframe', 'borderColor'],
  ] as const) {
    await page.mouse.move(1_000, 650);
    const before = await drawn(page.locator(seen), property);
    await expect.poll(() => drawn(replica.locator(seen), property), { ...SOON, message: `no ${over}` }).toBe(before);
    await page.locator(over).hover({ position: { x: 6, y: 6 } });
    await isDrawnAlike(seen, property, before, replica);
  }
  await page.frameLocator('iframe').locator('p').hover();
  await expect
    .poll(() => drawn(replica.frameLocator('iframe').locator('p'), 'backgroundColor'), SOON)
    .toBe('rgb(255, 209, 102)');
});

it('draws what is pressed, in focus and around it, with the ring where the browser has one', async () => {
  const replica = await watched.show('states');
  const { page } = watched.visitor;
  await page.locator('.press').hover();
  await page.mouse.down();
  await expect.poll(() => drawn(replica.locator('.press'), 'backgroundColor'), SOON).toBe('rgb(193, 18, 31)');
  await page.mouse.up();
  await expect.poll(() => drawn(replica.locator('.press'), 'backgroundColor'), SOON).not.toBe('rgb(193, 18, 31)');
  // Pressed with the mouse: in focus, without a ring.
  await expect.poll(() => drawn(replica.locator('form'), 'borderColor'), SOON).toBe('rgb(15, 110, 132)');
  expect(await drawn(replica.locator('.press'), 'outlineStyle')).toBe('none');

  await page.keyboard.press('Tab');
  await expect.poll(() => drawn(replica.locator('.own'), 'outlineStyle'), SOON).toBe('dashed');
  await page.keyboard.press('Tab');
  await expect.poll(() => drawn(replica.locator('.link'), 'outlineStyle'), SOON).toBe('auto');
  await page.locator('#name').focus();
  await expect.poll(() => drawn(replica.locator('#name'), 'backgroundColor'), SOON).toBe('rgb(224, 247, 250)');
  await page.locator('.link').click();
  await expect.poll(() => drawn(replica.locator('section'), 'backgroundColor'), SOON).toBe('rgb(128, 237, 153)');

  await page.frameLocator('iframe').locator('input').focus();
  await expect
    .poll(() => drawn(replica.frameLocator('iframe').locator('input'), 'backgroundColor'), SOON)
    .toBe('rgb(1, 2, 3)');
});

it('has them in the first picture of an agent who comes later', async () => {
  const replica = await watched.show('states');
  const { page } = watched.visitor;
  await page.locator('#name').focus();
  await page.locator('.chip').hover();
  await expect.poll(() => drawn(replica.locator('.chip'), 'backgroundColor'), SOON).toBe('rgb(255, 209, 102)');
  await watched.agent.button('Frisches Bild holen').click();
  await expect.poll(() => drawn(replica.locator('#name'), 'backgroundColor'), SOON).toBe('rgb(224, 247, 250)');
  await expect.poll(() => drawn(replica.locator('.chip'), 'backgroundColor'), SOON).toBe('rgb(255, 209, 102)');
});

it('takes nothing from the agent’s hands, and follows no mouse but the visitor’s', async () => {
  const replica = await watched.show('states');
  const { page } = watched.visitor;
  await page.mouse.move(1_000, 650);
  await watched.agent.composer().fill('Ich schreibe');
  await page.locator('#name').focus();
  await expect.poll(() => drawn(replica.locator('#name'), 'backgroundColor'), SOON).toBe('rgb(224, 247, 250)');
  await watched.agent.page.keyboard.type(' weiter');
  expect(await watched.agent.composer().inputValue()).toBe('Ich schreibe weiter');
  expect(await replica.locator('html').evaluate(() => document.activeElement?.localName)).toBe('body');
  const box = (await replica.locator('.chip').boundingBox())!;
  await watched.agent.page.mouse.move(box.x + 8, box.y + 8);
  expect(await drawn(replica.locator('.chip'), 'backgroundColor')).toBe('rgb(238, 238, 238)');
});
