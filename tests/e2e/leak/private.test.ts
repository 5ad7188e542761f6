/** A site that is private by default: of the same page full of secrets nothing is told but what its marks and rules show. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';
import { changeByScript } from './change-by-script.ts';

let watched: WatchedPage;
beforeAll(async () => {
  watched = await openWatchedPage({
    folder: fileURLToPath(new URL('site', import.meta.url)),
    path: '?token=zzq-query',
    privacy: { isPrivate: true, rules: [{ pages: '', selector: 'h1', treat: 'unmask' }] },
  });
});
afterAll(() => watched?.close());

it('shows only what is expressly shown, in the layout of the page', async () => {
  const { visitor, agent, wire } = watched;
  await agent.replica().getByText('offen-heading').waitFor();
  await visitor.page.locator('css:light=#open-text').fill('offen-typed');
  await visitor.page.locator('css:light=#open-password').pressSequentially('zzq-typed-password');
  await visitor.page.locator('css:light=#text').pressSequentially('zzq-typed-text');
  await watched.allHasArrived('offen-after-typing');
  await visitor.page.evaluate(changeByScript);
  await watched.allHasArrived('offen-after-scripts');
  await takePicture(agent.page, 'private-by-default');
  expect([...new Set(wire.sent().match(/zzq-[\w-]*/gi))]).toEqual([]);
  expect([...new Set(wire.pages().match(/offen-[\w-]*/g))].sort()).toEqual(
    [
      'offen-after-scripts',
      'offen-after-typing',
      'offen-aria',
      'offen-data',
      'offen-heading',
      'offen-inserted',
      'offen-option',
      'offen-placeholder',
      'offen-title',
      'offen-typed',
      'offen-value',
    ].sort(),
  );
});
