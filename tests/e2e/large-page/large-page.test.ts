/**
 * A page of 35,000 elements that does not hold still while it is read in slices: rows come, go, move and change where the
 * recorder has been and where it has not. In the end the agent has exactly the page the visitor has.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bigTable } from '../../bench/support/recorder-pages.ts';
import { createThrowAwayFolder } from '../../support/throw-away-folder.ts';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';
import { keepChanging } from './keep-changing.ts';

const folder = createThrowAwayFolder('large-page');
let watched: WatchedPage;
beforeAll(async () => {
  writeFileSync(
    join(folder.path, 'index.html'),
    bigTable().replace('</body>', `<script>(${keepChanging})()</script></body>`),
  );
  watched = await openWatchedPage({ folder: folder.path });
});
afterAll(async () => {
  await watched?.close();
  folder.remove();
});

/** All tags and texts of the table, in order. */
const outline = (table: Element): string[] =>
  [...table.querySelectorAll('*')].map((element) => {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent);
    return `${element.localName} ${element.getAttribute('data-row') ?? ''} ${own.join('')}`.trim();
  });

it('is the same for both in the end', async () => {
  const { visitor, agent, wire, allHasArrived } = watched;
  await expect.poll(() => wire.pageFrames(), { timeout: 30_000 }).toBeGreaterThan(5);
  // Once more from the beginning, in the middle of it.
  await agent.button('Frisches Bild holen').click();
  await visitor.page.waitForFunction(() => document.body.dataset['changes'] === 'done', undefined, { timeout: 60_000 });
  await allHasArrived('Alle Aufträge');
  const mine = await visitor.page.locator('table').first().evaluate(outline);
  expect(mine.length).toBeGreaterThan(30_000);
  await expect
    .poll(async () => (await agent.replica().locator('table').first().evaluate(outline)).length, { timeout: 30_000 })
    .toBe(mine.length);
  const theirs = await agent.replica().locator('table').first().evaluate(outline);
  expect(theirs.findIndex((line, index) => line !== mine[index])).toBe(-1);
});
