/** The pages the replica is compared on, and what a visitor does there before the picture is taken. */
import type { Page } from 'playwright-core';

export type FidelityCase = {
  readonly name: string;
  readonly path: string;
  /** After the page came: the state it is looked at in. */
  readonly prepare?: (page: Page) => Promise<void>;
};

const scrollDown = (top: number) => (page: Page) =>
  page.evaluate((y) => globalThis.scrollTo({ top: y, behavior: 'instant' }), top);

async function enterAccount(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem('havenlicht.account', 'signed-in'));
  await page.reload();
  await page.locator('.account-nav').waitFor();
}
const accountView = (name: string) => async (page: Page) => {
  await enterAccount(page);
  await page.locator(`a[href="/demo/account/${name}"]`).first().click();
};

export const FIDELITY_CASES: readonly FidelityCase[] = [
  { name: 'demo home', path: '/demo/' },
  { name: 'demo product, scrolled', path: '/demo/product-zelt-duene2.html', prepare: scrollDown(500) },
  { name: 'demo tariff', path: '/demo/tariff.html' },
  { name: 'demo account: shadow root', path: '/demo/account/overview', prepare: enterAccount },
  { name: 'demo account: canvas', path: '/demo/account/consumption', prepare: accountView('consumption') },
  {
    name: 'demo account: dialog',
    path: '/demo/account/overview',
    prepare: async (page) => {
      await accountView('contract')(page);
      await page.locator('[data-open-dialog]').click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'demo account: inner scroll',
    path: '/demo/account/orders',
    prepare: async (page) => {
      await accountView('orders')(page);
      await page.evaluate(() => {
        const areas = [...document.querySelectorAll('#view *')].filter((e) => e.scrollHeight > e.clientHeight + 20);
        for (const area of areas) area.scrollTo(0, 120);
      });
    },
  },
  { name: 'shop item', path: '/shop-item/' },
  { name: 'shop item, strict content policy', path: '/shop-item/?strict' },
  { name: 'shop homepage', path: '/shop-homepage/' },
  { name: 'creative', path: '/creative/' },
  { name: 'creative, scrolled', path: '/creative/', prepare: scrollDown(1_700) },
  { name: 'gentelella', path: '/production/index.html' },
  {
    name: 'gentelella, charts asked for by the site',
    path: '/production/index.html',
    prepare: (page) =>
      page.evaluate(() => {
        for (const canvas of document.querySelectorAll('canvas')) canvas.dataset['lotse'] = 'canvas';
      }),
  },
  { name: 'gentelella tables', path: '/production/tables.html' },
  { name: '35,000 elements, scrolled', path: '/pages/table.html', prepare: scrollDown(40_000) },
  { name: 'sheets', path: '/pages/sheets.html' },
  { name: 'letters', path: '/pages/fonts.html' },
  { name: 'drawings', path: '/pages/svg.html' },
  { name: 'signed in: only the visitor’s cookie opens it', path: '/pages/signed-in.html' },
  { name: 'dialog and popover', path: '/pages/dialog.html', prepare: (page) => page.locator('#open').click() },
  {
    name: 'popovers one within another',
    path: '/pages/layers.html',
    prepare: async (page) => {
      await page.locator('#open-toast').click();
      await page.locator('pop-up button').click();
      await page.locator('#open-menu').click();
      await page.locator('#open-sub').click();
    },
  },
  {
    name: 'modal dialog',
    path: '/pages/layers.html',
    prepare: (page) => page.locator('#open-modal').click(),
  },
  {
    name: 'under the mouse: menu',
    path: '/pages/states.html',
    prepare: (page) => page.locator('.menu').hover({ position: { x: 6, y: 6 } }),
  },
  {
    name: 'under the mouse: shadow root, focus in a field',
    path: '/pages/states.html',
    prepare: async (page) => {
      await page.locator('#name').focus();
      await page.locator('hover-card i').hover();
    },
  },
  {
    name: 'focus by the keyboard',
    path: '/pages/states.html',
    prepare: async (page) => {
      await page.locator('.own').focus();
      await page.keyboard.press('Tab');
    },
  },
  { name: 'custom elements', path: '/pages/elements.html' },
  {
    name: 'frame, video, sticky, inner scroll',
    path: '/pages/frames.html',
    prepare: async (page) => {
      await scrollDown(240)(page);
      await page.evaluate(() => {
        document.querySelector('.area')?.scrollTo(180, 260);
        document.querySelector('iframe')?.contentWindow?.scrollTo(0, 140);
      });
    },
  },
];
