/** What lies on top of a visitor's page lies on top of its replica, in the same order, and takes nothing from the agent's hands. */
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/fidelity/watched-page.ts';

const SOON = { timeout: 15_000 };

let watched: WatchedPage;
let replica: FrameLocator;
beforeAll(async () => {
  watched = await openWatchedPage();
});
afterAll(() => watched?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(watched.visitor.page, 'failed-layers-visitor');
  await takePicture(watched.agent.page, 'failed-layers-agent');
});

const isOn = (selector: string, state: string) => () =>
  replica.locator(selector).evaluate((one, wanted) => one.matches(wanted), state);
const becomes = async (selector: string, state: string, wanted = true): Promise<void> =>
  await expect.poll(isOn(selector, state), { ...SOON, message: `${selector} ${state}` }).toBe(wanted);
const isOnTop = (selector: string): Promise<boolean> =>
  replica.locator(selector).evaluate((one) => {
    const { left, top } = one.getBoundingClientRect();
    const found = (one.getRootNode() as Document).elementFromPoint(left + 6, top + 6);
    return found !== null && (found === one || one.contains(found));
  });

it('opens and closes popovers as the page does: by button and script, one within another, in shadow trees', async () => {
  replica = await watched.show('layers');
  const { page } = watched.visitor;
  expect(await isOn('#menu', ':popover-open')()).toBe(false);
  await page.locator('#open-menu').click();
  await becomes('#menu', ':popover-open');
  await page.locator('#open-sub').click();
  await becomes('#sub', ':popover-open');
  expect(await isOn('#menu', ':popover-open')()).toBe(true);
  // Over the bar, which is over everything else.
  expect(await isOnTop('#menu')).toBe(true);
  expect(await isOnTop('#sub')).toBe(true);
  // The page closes both by a click beside them.
  await page.mouse.click(640, 300);
  await becomes('#menu', ':popover-open', false);
  await becomes('#sub', ':popover-open', false);

  await page.locator('#open-toast').click();
  await becomes('#toast', ':popover-open');
  await page.locator('pop-up button').click();
  await becomes('pop-up [popover]', ':popover-open');
  expect(await isOn('#toast', ':popover-open')()).toBe(true);
  await page.locator('pop-up button').click();
  await becomes('pop-up [popover]', ':popover-open', false);
});

it('has them open in a new picture', async () => {
  await watched.agent.button('Frisches Bild holen').click();
  await becomes('#toast', ':popover-open');
  expect(await isOn('#menu', ':popover-open')()).toBe(false);
});

it('shows dialogs, modal and not, with their backdrop, and closes them, without the agent losing the keyboard', async () => {
  const { page } = watched.visitor;
  const composer = watched.agent.composer();
  await composer.fill('');
  await composer.press('A');
  await page.locator('#open-plain').click();
  await becomes('#plain', ':not(:modal)[open]');
  await watched.agent.page.keyboard.type('b');
  await page.locator('#plain button').click();
  await becomes('#plain', '[open]', false);
  await page.locator('#open-modal').click();
  await becomes('#modal', ':modal');
  const backdrop = await replica
    .locator('#modal')
    .evaluate((one) => getComputedStyle(one, '::backdrop').backgroundImage);
  expect(backdrop).toMatch(/^repeating-linear-gradient/);
  await watched.agent.page.keyboard.type('c');
  // Not by Esc: that ends the watching.
  await page.locator('#modal button').click();
  await becomes('#modal', '[open]', false);
  await watched.agent.page.keyboard.type('d');
  expect(await composer.inputValue()).toBe('Abcd');
});

it('opens details and fills the picture with what fills the visitor’s screen', async () => {
  const { page } = watched.visitor;
  await page.locator('summary').click();
  await expect.poll(() => replica.locator('.detail').isVisible(), SOON).toBe(true);
  await page.locator('#open-full').click();
  const size = () =>
    replica
      .locator('#full')
      .evaluate((one) => [(one as HTMLElement).offsetWidth, innerWidth, getComputedStyle(one).fontSize]);
  await expect.poll(async () => (await size())[2], SOON).toBe('60px');
  const [width, whole] = await size();
  expect(width).toBe(whole);
  expect(await isOnTop('#full')).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(async () => (await size())[2], SOON).toBe('17px');
});
