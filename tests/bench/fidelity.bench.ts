/**
 * How like the visitor's page its replica in the console is: share of differing pixels a page, against the same page recorded
 * and replayed by bare rrweb. With LOTSE_PICTURES=FOLDER both sides and their differences are kept; with
 * LOTSE_FIDELITY=WORD only pages whose name holds it are compared.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { FIDELITY_CASES, type FidelityCase } from '../support/fidelity/fidelity-cases.ts';
import { openWatchedPage, VIEWPORT } from '../support/fidelity/watched-page.ts';
import { openBareReplica, settledPicture } from './support/bare-replica.ts';
import { comparePictures, type Box } from './support/compare-pictures.ts';
import { report, row, type Row } from './support/report.ts';

const folder = process.env['LOTSE_PICTURES'];
const wanted = FIDELITY_CASES.filter(({ name }) => name.includes(process.env['LOTSE_FIDELITY'] ?? ''));

const watched = await openWatchedPage();
const { visitor, agent, site, agentPerson } = watched;
const plain = await agentPerson.context.newPage();
await plain.setViewportSize(VIEWPORT);
const bare = await openBareReplica(plain);

function fieldsOf(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const boxes: { x: number; y: number; width: number; height: number }[] = [];
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const { x, y, width, height } = element.getBoundingClientRect();
        if (element.matches('input,textarea,select,[contenteditable]')) boxes.push({ x, y, width, height });
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return boxes;
  });
}

/** The browser paints a frame on whole pixels. */
async function frameBox(): Promise<Box> {
  const box = (await agent.page.locator('.replica-frame iframe').boundingBox())!;
  return { ...box, x: Math.round(box.x), y: Math.round(box.y) };
}

/** The console rounds the corners of the page, draws the visitor’s mouse on it and marks the field they are in. */
function takeLookOff(): void {
  const add = (root: Document | null | undefined, css: string): void => {
    if (!root?.defaultView) return;
    const sheet = new (root.defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
  };
  add(document, '.replica-screen { border-radius: 0 !important } .replica-glass { visibility: hidden !important }');
  const frame = document.querySelector<HTMLIFrameElement>('.replica-frame iframe');
  add(frame?.contentDocument, '.replayer-mouse { display: none !important }');
}

/** Its own rules win over the page's: it can only be hidden from inside. */
function hideWidget(): void {
  const away = new CSSStyleSheet();
  away.replaceSync('* { display: none !important }');
  document.querySelector('lotse-widget')?.shadowRoot?.adoptedStyleSheets.push(away);
}

const scaled = (percent: number): number => Math.round(percent * 1_000) / 1_000;
/** Ratios need a reference above nothing, in percent: a handful of pixels. */
const LEAST = 0.001;

async function compare({ name, path, prepare }: FidelityCase, index: number): Promise<Row> {
  const { page } = visitor;
  await page.goto(site.origin + path);
  await page.locator('.watch-bar').waitFor();
  await prepare?.(page);
  const mark = `page-${index}`;
  await page.evaluate((value) => void (document.documentElement.dataset['fidelity'] = value), mark);
  await agent.replica().locator(`html[data-fidelity="${mark}"]`).waitFor({ state: 'attached' });
  // A drawing follows the page.
  if ((await page.locator('canvas[data-lotse="canvas"]').count()) > 0)
    await agent.replica().locator('canvas[style*="data:image"]').first().waitFor();
  await agent.page.bringToFront();
  const clip = await frameBox();
  const shown = await settledPicture(() => agent.page.screenshot({ clip, animations: 'disabled' }));
  await page.bringToFront();
  await page.evaluate(hideWidget);
  const truth = await settledPicture(() => page.screenshot({ animations: 'disabled' }));
  const fields = await fieldsOf(page);
  await plain.bringToFront();
  const reference = await bare.picture(page);
  const ours = comparePictures(truth, shown, fields);
  const theirs = comparePictures(truth, reference, fields);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    const keep = (what: string, picture: Buffer) =>
      writeFileSync(join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.${what}.png`), picture);
    keep('1-visitor', truth);
    keep('2-console', shown);
    keep('3-bare', reference);
    keep('4-difference', ours.difference);
  }
  console.log(`  ${name}: ${ours.percent.toFixed(3)} % (bare ${theirs.percent.toFixed(3)} %)`);
  return row(name, '%', scaled(ours.percent), Math.max(LEAST, scaled(theirs.percent)), '≤ 1 and ≤ 2 %');
}

await agent.page.evaluate(takeLookOff);
const rows: Row[] = [];
for (const [index, one] of wanted.entries()) {
  try {
    rows.push(await compare(one, index));
  } catch (fault) {
    console.error(`  ${one.name}: ${String(fault).split('\n')[0]}`);
    rows.push(row(one.name, '%', 100, 100, 'could not be compared'));
  }
}
bare.close();
await watched.close();
report('fidelity', rows);
process.exit(0);
