/** The agent's replica has what the visitor's page has: sheets, letters, pictures behind the visitor's cookie, layers, roots, positions. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/fidelity/watched-page.ts';
import { tapWire, type WireTap } from '../../support/wire-tap.ts';

/** Pictures come after the page. */
const SOON = { timeout: 30_000 };

let watched: WatchedPage;
let wire: WireTap;

beforeAll(async () => {
  watched = await openWatchedPage();
  wire = tapWire(watched.visitor.page);
});
afterAll(() => watched?.close());
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(watched.visitor.page, 'failed-fidelity-visitor');
  await takePicture(watched.agent.page, 'failed-fidelity-agent');
});

const colour = (of: Element): string => getComputedStyle(of).backgroundColor;

it('has sheets of every kind: imported, of other hosts, constructed, changed by script, layered', async () => {
  const replica = await watched.show('sheets');
  const kinds = [
    'imported',
    'elsewhere',
    'elsewhere-imported',
    'constructed',
    'inserted',
    'replaced',
    'layered',
    'vars',
  ];
  for (const kind of kinds) {
    const wanted = await watched.visitor.page.locator(`.${kind}`).evaluate(colour);
    expect(wanted, kind).not.toBe('rgba(0, 0, 0, 0)');
    await expect.poll(() => replica.locator(`.${kind}`).evaluate(colour), { ...SOON, message: kind }).toBe(wanted);
  }
});

it('has the page’s own letters, which another origin may not load', async () => {
  const replica = await watched.show('fonts');
  const loaded = () =>
    replica
      .locator('html')
      .evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map((face) => `${face.family} ${face.weight}`),
      );
  await expect
    .poll(async () => (await loaded()).toSorted(), SOON)
    .toEqual(['Cdn normal', 'Own 700', 'Own normal', 'bootstrap-icons normal']);
});

it('has pictures that only the visitor’s cookie opens', async () => {
  const replica = await watched.show('svg');
  const drawn = () =>
    replica.locator('img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0));
  await expect.poll(drawn, SOON).toEqual([true, true, true, true]);
  await expect
    .poll(() => replica.locator('.back').evaluate((one) => getComputedStyle(one).backgroundImage), SOON)
    .toMatch(/^url\("data:image\/svg\+xml,/);
  expect(await replica.locator('.pattern rect').evaluate((one) => getComputedStyle(one).fill)).toBe('url("#dots")');
});

it('never takes pictures of hidden places, also where they are linked', async () => {
  const replica = await watched.show('hidden');
  await expect.poll(() => replica.locator('#shown').getAttribute('src'), SOON).toMatch(/^data:image\/svg/);
  expect(
    await watched.visitor.page.locator('[data-lotse] img').evaluate((one) => (one as HTMLImageElement).naturalWidth),
  ).toBe(120);
  expect(wire.sent()).toContain('M10 70 60 20l50 50z');
  expect(wire.sent()).not.toContain('zzq-hidden-picture');
});

it('has a modal dialog on top of everything', async () => {
  const replica = await watched.show('dialog');
  await watched.visitor.page.locator('#open').click();
  await expect.poll(() => replica.locator('dialog').evaluate((one) => one.matches(':modal')), SOON).toBe(true);
  const onTop = await replica.locator('dialog h2').evaluate((one) => {
    const { left, top } = one.getBoundingClientRect();
    return document.elementFromPoint(left + 4, top + 4) === one;
  });
  expect(onTop).toBe(true);
});

it('has shadow roots with their own and adopted sheets', async () => {
  const replica = await watched.show('elements');
  const first = replica.locator('price-tag .price').first();
  await expect.poll(() => first.evaluate((one) => getComputedStyle(one).color), SOON).toBe('rgb(106, 76, 147)');
  await expect
    .poll(() => first.evaluate((one) => getComputedStyle(one).backgroundImage), SOON)
    .toMatch(/^url\("data:image\/svg/);
  expect(await replica.locator('fancy-box div').evaluate(colour)).toBe('rgb(46, 134, 171)');
  expect(await replica.locator('inner-note i').first().evaluate(colour)).toBe('rgb(128, 237, 153)');
  expect(await replica.locator('declared-card p').evaluate(colour)).toBe('rgb(255, 209, 102)');
});

it('stands where the visitor stands: page, inner area and frame; a film shows its picture', async () => {
  const replica = await watched.show('frames');
  const { page } = watched.visitor;
  await page.evaluate(() => {
    scrollTo({ top: 240, behavior: 'instant' });
    document.querySelector('.area')?.scrollTo(180, 260);
    document.querySelector('iframe')?.contentWindow?.scrollTo(0, 140);
  });
  const places = () => {
    const area = document.querySelector('.area');
    const inner = document.querySelector('iframe')?.contentDocument?.documentElement;
    return [document.documentElement.scrollTop, area?.scrollLeft, area?.scrollTop, inner?.scrollTop];
  };
  expect(await page.evaluate(places)).toEqual([240, 180, 260, 140]);
  await expect.poll(() => replica.locator('html').evaluate(places), SOON).toEqual([240, 180, 260, 140]);
  await expect.poll(() => replica.locator('video').getAttribute('poster'), SOON).toMatch(/^data:image\/svg/);
});

it('stands where the visitor stands on a page that comes in slices', async () => {
  const { page } = watched.visitor;
  await page.goto(`${watched.site.origin}/pages/table.html`);
  await page.evaluate(() => scrollTo({ top: 40_000, behavior: 'instant' }));
  const top = () =>
    watched.agent
      .replica()
      .locator('html')
      .evaluate((one) => one.scrollTop);
  await expect.poll(top, SOON).toBe(40_000);
});

it('draws several backgrounds as the page does, also after their pictures came', async () => {
  await watched.visitor.page.goto(`${watched.site.origin}/creative/`);
  const head = watched.agent.replica().locator('header.masthead');
  const drawn = (one: Element): string =>
    `${getComputedStyle(one).backgroundImage} ${getComputedStyle(one).backgroundSize}`;
  await expect.poll(() => head.evaluate(drawn), SOON).toMatch(/gradient.*url\("blob:.*\) cover, cover$/);
});

it('is whole again for an agent who comes later, without a word of the visitor’s browser', async () => {
  await watched.show('fonts');
  const letters = () => wire.sent().split('/private/fonts/merriweather-latin-400-normal.woff2wOF2').length;
  const before = letters();
  await watched.agent.page.reload();
  await watched.agent.openConversation();
  await watched.agent
    .button('Seite')
    .or(watched.agent.page.getByRole('tab', { name: 'Seite' }))
    .first()
    .click();
  const loaded = () =>
    watched.agent
      .replica()
      .locator('html')
      .evaluate(() => [...document.fonts].some(({ family, status }) => family === 'Own' && status === 'loaded'));
  await expect.poll(loaded, SOON).toBe(true);
  expect(before).toBe(2);
  expect(letters()).toBe(before);
});
