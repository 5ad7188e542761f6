/**
 * The bytes of the first picture of a page as they travel, against the raw JSON of a bare recorder's first snapshot: pages of
 * the demo shop, a stock Bootstrap shop, and a table of 35,000 elements (whose slices are counted in). First with all style
 * sheets, as for the first page of a visit; then again as the next page of the tab, which only names the sheets that were sent.
 */
import type { Page } from 'playwright-core';
import { openPerson } from '../support/chromium.ts';
import { startHostSite, type HostSite } from '../support/host-site.ts';
import { bigTable, bundleRecorder, shopItem } from './support/recorder-pages.ts';
import { report, row, type Row } from './support/report.ts';

/** So long nothing must be sent before a picture counts as whole, in ms. */
const QUIET_MS = 1_500;
const scripts = { ours: await bundleRecorder('ours'), bare: await bundleRecorder('bare') };
const person = await openPerson();

type PageOf = { url: string } | { html: string };
async function bytesOf(which: 'ours' | 'bare', page: PageOf, before: readonly PageOf[] = []): Promise<number> {
  const tab = await person.context.newPage();
  let bytes = 0;
  for (const each of [...before, page]) bytes = await bytesIn(tab, which, each);
  await tab.close();
  return bytes;
}
async function bytesIn(tab: Page, which: 'ours' | 'bare', page: PageOf): Promise<number> {
  if ('url' in page) await tab.goto(page.url);
  else await tab.setContent(page.html);
  await tab.addScriptTag({ content: scripts[which] });
  return tab.evaluate(
    (quietMs) =>
      new Promise<number>((resolve) => {
        const here = globalThis as unknown as {
          start(): void;
          raw?: { type: number }[];
          onFrame?(bytes: Uint8Array): void;
        };
        let sum = 0;
        let timer = 0;
        here.onFrame = (frame) => {
          sum += frame.byteLength;
          clearTimeout(timer);
          timer = window.setTimeout(() => resolve(sum), quietMs);
        };
        here.start();
        const snapshot = here.raw?.filter(({ type }) => type === 4 || type === 2);
        if (snapshot) resolve(new TextEncoder().encode(JSON.stringify(snapshot)).byteLength);
      }),
    QUIET_MS,
  );
}

const tagged: HostSite[] = [await startHostSite('.', () => ''), await startHostSite(shopItem(), () => '')];
const demo = (name: string) => ({ url: `${tagged[0]!.url}demo/${name}` });
const pages: readonly (readonly [name: string, page: PageOf])[] = [
  ['demo shop, home', demo('index.html')],
  ['demo shop, tariff form', demo('tariff.html')],
  ['demo shop, product', demo('product-zelt-duene2.html')],
  ['startbootstrap-shop-item', { url: tagged[1]!.url }],
  ['table of 35,000 elements', { html: bigTable() }],
];
const rows: Row[] = [];
for (const [name, page] of pages) {
  const raw = await bytesOf('bare', page);
  rows.push(row(`first picture, ${name}`, 'KB', (await bytesOf('ours', page)) / 1_024, raw / 1_024, '≤ 0.16'));
}
const [home, , product] = pages.map(([, page]) => page);
const next: readonly (readonly [name: string, page: PageOf, before: readonly PageOf[]])[] = [
  ['demo shop, another product after the first', demo('product-kocher-glut.html'), [home!, product!]],
  ['startbootstrap-shop-item', { url: tagged[1]!.url }, [{ url: tagged[1]!.url }]],
];
for (const [name, page, before] of next) {
  const raw = await bytesOf('bare', page);
  rows.push(row(`next page, ${name}`, 'KB', (await bytesOf('ours', page, before)) / 1_024, raw / 1_024, '≤ 0.16'));
}
await person.close();
for (const site of tagged) await site.close();
report('snapshot-bytes', rows);
process.exit(0);
