/**
 * The site's rules set by an administrator in the console: masks and blocks by selector, places shown, pages of which nothing
 * is told, drawings. Every secret begins with `zzq-`; not one may leave the visitor's browser, in whatever form.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';

let watched: WatchedPage;
const secretsSent = () => [...new Set(watched.wire.sent().match(/zzq-[\w-]*/gi))];
const notes = (about: string): Record<string, unknown>[] =>
  [...watched.wire.pages().matchAll(/"payload":(\{"about":"(\w+)"(?:[^{}]|\{[^{}]*\})*\})/g)]
    .filter(([, , name]) => name === about)
    .map(([, text]) => JSON.parse(text!) as Record<string, unknown>);

beforeAll(async () => {
  watched = await openWatchedPage({
    folder: fileURLToPath(new URL('rules-site', import.meta.url)),
    privacy: {
      isPrivate: false,
      rules: [
        { pages: '', selector: '.secret', treat: 'mask' },
        { pages: '', selector: '.open', treat: 'unmask' },
        { pages: '', selector: '.gone', treat: 'block' },
        { pages: '/account/**', selector: '#view', treat: 'mask' },
        { pages: '/pay/**', selector: '', treat: 'pause' },
        { pages: '', selector: '#chart', treat: 'canvas' },
      ],
    },
  });
  await watched.agent.replica().getByText('offen-heading').waitFor();
});
afterAll(() => watched?.close());

it('sends nothing that a selector hides, and shows what one opens', async () => {
  await watched.agent.replica().getByText('offen-unmasked').waitFor();
  expect(secretsSent()).toEqual([]);
  const { page } = watched.visitor;
  await page.locator('#in-secret').pressSequentially('zzq-typed-secret');
  await page.locator('#plain-field').pressSequentially('zzq-typed-plain');
  await page.locator('#shown').pressSequentially('offen-typed');
  await page.locator('#shown-password').pressSequentially('zzq-typed-password');
  await page.locator('#shown-card').pressSequentially('4111 1111 1111 1111');
  await page.locator('#shown-iban').pressSequentially('DE89370400440532013000');
  await page.evaluate(() => {
    document.getElementById('secret-text')!.firstChild!.nodeValue = 'zzq-secret-later';
    document.getElementById('secret-text')!.title = 'zzq-secret-title-later';
    document.getElementById('gone-text')!.firstChild!.nodeValue = 'zzq-gone-later';
    document.getElementById('gone')!.append('zzq-gone-added');
    document.querySelector('.secret')!.insertAdjacentHTML('beforeend', '<p title="zzq-new">zzq-new-text</p>');
  });
  await watched.allHasArrived('offen-after-rules');
  expect(secretsSent()).toEqual([]);
  expect(watched.wire.sent().match(/4111 1111 1|DE89370|DE89 3704/)).toBeNull();
  expect(watched.wire.sent()).toContain('offen-typed');
});

it('keeps the layout and says "hidden" where something is', async () => {
  const replica = watched.agent.replica();
  const box = await watched.visitor.page.locator('#gone').boundingBox();
  const shown = await replica.locator('#gone[data-lotse-hidden]').evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { width, height, text: element.textContent, look: getComputedStyle(element).backgroundImage };
  });
  expect(shown).toMatchObject({ width: box!.width, height: box!.height, text: '' });
  expect(shown.look).toContain('verborgen');
  const { agent } = watched;
  await agent.page.getByText(/\d+ Stellen verborgen/).waitFor();
  await expect.poll(() => notes('hidden').at(-1)).toMatchObject({ fields: 2, secrets: 3 });
});

it('shows the visitor what is hidden, where it is, and hides it again', async () => {
  const { page } = watched.visitor;
  await watched.visitor.button('Was ist verborgen?').click();
  const marks = page.locator('.hidden-marks > div');
  await expect.poll(() => marks.count()).toBeGreaterThan(4);
  await takePicture(page, 'what-is-hidden-visitor');
  await takePicture(watched.agent.page, 'what-is-hidden-agent');
  await watched.visitor.button('Wieder ausblenden').click();
  await expect.poll(() => marks.count()).toBe(0);
});

it('sends the drawing the site wants shown, and no other', async () => {
  await expect.poll(() => notes('canvas').length).toBe(1);
  await watched.agent.replica().locator('#chart[style*="data:image"]').waitFor();
  expect(await watched.agent.replica().locator('#unasked[style], #secret-canvas[style]').count()).toBe(0);
  await watched.visitor.page.evaluate(() => {
    const brush = (document.getElementById('chart') as HTMLCanvasElement).getContext('2d')!;
    brush.fillRect(0, 0, 100, 40);
  });
  await expect.poll(() => notes('canvas').length).toBe(2);
});

it('tells nothing of a page that is never shown, whichever way the visitor comes to it', async () => {
  const { visitor, agent } = watched;
  await visitor.page.evaluate(() => (globalThis as unknown as { enterPay(): void }).enterPay());
  const veil = agent.page.getByText('Der Besucher ist auf einer geschützten Seite');
  await veil.waitFor();
  await visitor.page.getByText('Diese Seite wird nicht gezeigt').waitFor();
  await takePicture(agent.page, 'pause-agent');
  await takePicture(visitor.page, 'pause-visitor');
  await visitor.page.locator('#plain-field').pressSequentially('zzq-typed-paused');
  await agent.button('Frisches Bild holen').click();
  await visitor.page.evaluate(() => (globalThis as unknown as { leavePay(): void }).leavePay());
  await agent.replica().getByText('offen-done').waitFor();
  await veil.waitFor({ state: 'hidden' });
  expect(secretsSent()).toEqual([]);

  await visitor.page.goto(`${new URL(visitor.page.url()).origin}/pay/`);
  await veil.waitFor();
  await visitor.page.locator('#card').pressSequentially('zzq-typed-card');
  await agent.page.reload();
  await agent.button('Seite ansehen').first().click();
  await agent.page.getByText('Der Besucher ist auf einer geschützten Seite').waitFor();
  await visitor.page.goto(new URL('/', visitor.page.url()).href);
  await agent.replica().getByText('offen-heading').waitFor();
  expect(secretsSent()).toEqual([]);
});

it('follows the rules of a page that changes its address', async () => {
  const { visitor, agent } = watched;
  await visitor.page.evaluate(() => (globalThis as unknown as { enterAccount(): void }).enterAccount());
  await agent.replica().getByText('offen-account').waitFor();
  expect(secretsSent()).toEqual([]);
});
