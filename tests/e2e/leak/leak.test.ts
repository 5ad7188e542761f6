/**
 * A page with a secret in every place where pages keep them, its visitor typing more, under a live consent: nothing of it may
 * leave the browser, and what is not hidden must. Every secret begins with `zzq-`, all that is open with `offen-`.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgentAtDesk } from '../../support/agent-at-desk.ts';
import type { VisitorAtPage } from '../../support/visitor-at-page.ts';
import { openWatchedPage, type WatchedPage } from '../../support/watched-page.ts';
import type { WireTap } from '../../support/wire-tap.ts';
import { changeByScript } from './change-by-script.ts';

let watched: WatchedPage;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let wire: WireTap;
const allHasArrived = (mark: string) => watched.allHasArrived(mark);

beforeAll(async () => {
  watched = await openWatchedPage({
    folder: fileURLToPath(new URL('site', import.meta.url)),
    path: '?token=zzq-query#zzq-fragment',
    referrer: '?from=zzq-referrer',
    // Only ever comes to the visitor: what of it goes out was read from the widget.
    agentsWords: 'zzq-chat Ihr neuer Abschlag liegt bei 84 Euro',
  });
  ({ visitor, agent, wire } = watched);
  await agent.replica().getByText('offen-heading').waitFor();
});
afterAll(() => watched?.close());

const secretsSent = () => [...new Set(wire.sent().match(/zzq-[\w-]*/gi))];
const openSent = () => [...new Set(wire.sent().match(/offen-[\w-]*/g))].sort();

it('sends the page that stands, without its secrets', () => {
  expect(secretsSent()).toEqual([]);
  expect(wire.sent().match(/rr_dataURL/)).toBeNull();
  // What travels beside the page is searched as well.
  expect(wire.sheets().filter((css) => css.includes('offen-sheet'))).not.toEqual([]);
  expect(openSent()).toEqual(
    [
      'offen-aria',
      'offen-before',
      'offen-content',
      'offen-data',
      'offen-dialog',
      'offen-frame',
      'offen-heading',
      'offen-image-button',
      'offen-link',
      'offen-option',
      'offen-placeholder',
      'offen-shadow',
      'offen-sheet',
      'offen-svg',
      'offen-title',
      'offen-value',
      'offen-variable',
    ].sort(),
  );
});

it('sends nothing of what is typed into fields nobody shows, and where the page repeats it', async () => {
  const { page } = visitor;
  const type = (selector: string, text: string) => page.locator(`css:light=${selector}`).pressSequentially(text);
  for (const id of ['text', 'email', 'tel', 'search', 'url', 'password', 'area', 'editable', 'role', 'default']) {
    await type(`#${id}`, `zzq-typed-${id}`);
  }
  await page.locator('#box').uncheck();
  await page.locator('#second-choice').check();
  await page.locator('#select').selectOption('zzq-option-value');
  await page.locator('#shadow #field').pressSequentially('zzq-typed-shadow');
  await page.locator('#masked-card #field').pressSequentially('zzq-typed-card');
  await page.locator('#blocked-card #field').pressSequentially('zzq-typed-blocked-card');
  for (const frame of ['frame', 'masked-frame', 'blocked-frame', 'blocked-frame-itself']) {
    await page.frameLocator(`#${frame}`).locator('#field').pressSequentially(`zzq-typed-${frame}`);
  }
  await page.locator('css:light=#default').fill('');
  await allHasArrived('offen-after-typing');
  expect(secretsSent()).toEqual([]);
});

it('sends live what the site shows, but never passwords, codes and account numbers', async () => {
  const { page } = visitor;
  const type = (selector: string, text: string) => page.locator(`css:light=${selector}`).pressSequentially(text);
  await type('#open-text', 'offen-typed');
  await type('#open-number', '4711');
  await type('#open-area', 'offen-area');
  for (const id of ['password', 'toggle', 'code', 'iban']) await type(`#open-${id}`, `zzq-open-${id}`);
  await page.evaluate(() => ((document.querySelector('#open-toggle') as HTMLInputElement).type = 'text'));
  await type('#open-toggle', 'zzq-toggled');
  await page.evaluate(() => ((document.querySelector('#open-later') as HTMLInputElement).type = 'password'));
  await type('#open-later', 'zzq-later');
  await type('#open-any', 'DE89370400440532013000');
  await page.locator('#open-any').fill('4111 1111 1111 1111');
  await allHasArrived('offen-after-open');
  expect(secretsSent()).toEqual([]);
  // From where on it can only be such a number.
  expect(wire.sent().match(/DE893704|4111 1111 1/)).toBeNull();
  expect(openSent()).toEqual(expect.arrayContaining(['offen-area', 'offen-typedoffen-value']));
  expect(await agent.replica().locator('#open-number').inputValue()).toBe('4711');
});

it('sends nothing hidden of what the page’s scripts do afterwards', async () => {
  await visitor.page.evaluate(changeByScript);
  await allHasArrived('offen-after-scripts');
  // Nothing beside it can be clicked while it is there.
  await visitor.page.evaluate(() => document.querySelector('dialog')!.close());
  expect(secretsSent()).toEqual([]);
  expect(openSent()).toEqual(expect.arrayContaining(['offen-added', 'offen-inserted', 'offen-text-later']));
});

it('sends nothing of the widget itself: not what is said, not its window', async () => {
  await agent.say('zzq-chat-later, während Sie zusehen');
  await visitor.sees('zzq-chat-later, während Sie zusehen').waitFor();
  await visitor.composer().pressSequentially('nur im Entwurf');
  await agent.button('Anrufen').first().click();
  await visitor.button(/Nur sehen und hören|Just see and hear/).click();
  await visitor.button(/Auflegen|Hang up/).click();
  await allHasArrived('offen-after-call');
  const frames = wire.pageFrames();
  await visitor.page.reload();
  await agent.replica().getByText('offen-heading').waitFor();
  await visitor.composer().waitFor();
  await allHasArrived('offen-after-reload');
  expect(wire.pageFrames()).toBeGreaterThan(frames);
  expect(secretsSent()).toEqual([]);
  expect(wire.sent().match(/nur im Entwurf/)).toBeNull();
  // Its own element stands in the page as an empty box; nothing is ever told of what is in it.
  const own = await visitor.page.evaluate(() => {
    const inside = document.querySelector('lotse-widget')!.shadowRoot!.querySelectorAll('[class]');
    return [...new Set([...inside].map(({ classList }) => classList[0]!))];
  });
  expect(own).toContain('launcher');
  expect(own.filter((name) => wire.pages().includes(`"class":"${name}`))).toEqual([]);
});
