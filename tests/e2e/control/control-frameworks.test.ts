/**
 * An agent fills in a whole form of a React page, a Vue page and a page under a strict content policy: every kind of field, by
 * mouse and keys, in a frame and in menus. The page's own state says whether it noticed.
 */
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { buildHostPages, readSaid, strictPolicy } from '../../support/host-pages/build-host-pages.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import type { ThrowAwayFolder } from '../../support/throw-away-folder.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { handsAt, type HandsAtDesk } from './hands-at-desk.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const RESERVED = 'Geschützt: das tut nur der Besucher selbst.';
/** Fields are looked at twice a second. */
const LOOKED = { timeout: 10_000 };
const HIDDEN = 'Geschützt: das ist für Sie verborgen.';

let server: LotseServer;
let pages: ThrowAwayFolder;
let host: HostSite;
let strict: HostSite;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let hands: HandsAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  pages = await buildHostPages();
  const tag = () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`;
  host = await startHostSite(pages.path, tag);
  strict = await startHostSite(pages.path, tag, () => strictPolicy(server.url));
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  hands = handsAt(agent);
  await allowOrigins(server.url, [host.origin, strict.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
});
afterAll(async () => {
  await agentPerson?.close();
  await host?.close();
  await strict?.close();
  pages?.remove();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'frameworks-failed-visitor');
  await takePicture(agent.page, 'frameworks-failed-agent');
});

async function begin(url: string): Promise<void> {
  visitorPerson = await openPerson({ viewport: { width: 1000, height: 640 } });
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.addInitScript(keepSetters);
  await visitor.page.goto(url);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Können Sie das für mich ausfüllen?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await hands.find('#first').waitFor();
  await agent.page.locator('[data-tool=control]').click();
  await visitor.button('Ja, bedienen lassen').click();
  await hands.glass().waitFor();
  await visitor.button('Schließen').first().click();
}
/** As a framework that asked for the browser's own setters before the recorder came. */
function keepSetters(): void {
  const setterOf = (type: { prototype: object }, name: string) =>
    Object.getOwnPropertyDescriptor(type.prototype, name)!.set!;
  const setters = {
    INPUT: setterOf(HTMLInputElement, 'value'),
    TEXTAREA: setterOf(HTMLTextAreaElement, 'value'),
    SELECT: setterOf(HTMLSelectElement, 'value'),
    checked: setterOf(HTMLInputElement, 'checked'),
    OPTION: setterOf(HTMLOptionElement, 'selected'),
  };
  Object.assign(globalThis, {
    setPast(selector: string, value: string | boolean) {
      const field = document.querySelector(selector)!;
      const isBox = field.tagName === 'INPUT' && typeof value === 'boolean';
      setters[isBox ? 'checked' : (field.tagName as 'INPUT')].call(field, value);
    },
  });
}
const setPast = (selector: string, value: string | boolean): Promise<void> =>
  visitor.page.evaluate(
    ([where, what]) => (globalThis as unknown as { setPast: (...given: unknown[]) => void }).setPast(where, what),
    [selector, value] as const,
  );
const chosen = (list: Locator): Promise<string[]> =>
  list.evaluate((element) => [...(element as HTMLSelectElement).selectedOptions].map(({ value }) => value));

async function end(): Promise<void> {
  await agent.page.getByRole('button', { name: 'Person', exact: true }).click();
  await agent.endConversation();
  await visitorPerson.close();
}
async function says(part: Record<string, unknown>): Promise<void> {
  await expect.poll(() => readSaid(visitor.page)).toMatchObject(part);
}

describe.each([
  ['React', () => `${host.url}react.html`],
  ['Vue', () => `${host.url}vue.html`],
  ['a strict content policy', () => `${strict.url}plain.html`],
])('a page with %s', (name, url) => {
  beforeAll(() => begin(url()));
  afterAll(end);

  it('notices writing, also in an area and an editor', async () => {
    await hands.write('#first', 'Wiebke');
    await says({ first: 'Wiebke' });
    await hands.write('#note', 'Moin,\nbitte anrufen');
    await says({ note: 'Moin,\nbitte anrufen' });
    await hands.write('#wishes', 'grüne Ladesäule');
    await says({ wishes: 'grüne Ladesäule' });
    await expect.poll(() => hands.find('#wishes').innerText()).toBe('grüne Ladesäule');
  });

  it('notices one choice, several, boxes and dots', async () => {
    await hands.choose('#plan', 'Deich');
    await says({ plan: 'Deich' });
    await hands.choose('#extras', 'Solar', 'Speicher');
    await says({ extras: ['Solar', 'Speicher'] });
    await expect.poll(() => chosen(hands.find('#extras'))).toEqual(['Solar', 'Speicher']);
    await takePicture(agent.page, `frameworks-extras-${name}`);
    await hands.clickOn('#eco');
    await says({ eco: true });
    await hands.clickOn('#billing-year');
    await says({ billing: 'year' });
  });

  it('notices dates, times, numbers, sliders and colours', async () => {
    await hands.write('#start', '2026-12-01');
    await hands.write('#time', '08:30');
    await hands.write('#persons', '3');
    await hands.write('#share', '75');
    await hands.write('#color', '#336699');
    await says({ start: '2026-12-01', time: '08:30', persons: 3, share: 75, color: '#336699' });
  });

  it('is gone through by keys: Tab, arrows, erasing, lists of its own', async () => {
    await hands.clickOn('#eco');
    await says({ eco: false });
    await hands.press(' ');
    await says({ eco: true });
    await hands.press('Tab');
    await hands.press('ArrowLeft');
    await says({ billing: 'month' });
    await hands.clickOn('#tariff');
    await hands.find('#tariff-1').waitFor();
    await hands.press('ArrowDown');
    await expect.poll(() => hands.find('[role=option][aria-selected=true]').count()).toBe(1);
    await hands.press('Enter');
    await expect.poll(async () => (await readSaid(visitor.page))['tariff']).not.toBe('Tag');
    await hands.clickOn('#city');
    await hands.editor().fill('h');
    await hands.find('#city-0').waitFor();
    await hands.press('ArrowDown', 'ArrowDown');
    await expect.poll(() => hands.find('#city-1').getAttribute('aria-selected')).toBe('true');
    await takePicture(agent.page, `frameworks-list-${name}`);
    await hands.press('Enter');
    await says({ city: 'Heide' });
    // With the mouse as well.
    await hands.clickOn('#city');
    await hands.editor().fill('k');
    await hands.find('#city-0').getByText('Kiel').waitFor();
    await hands.clickOn('#city-0');
    await says({ city: 'Kiel' });
  });

  it('opens its menus to a mouse that rests on them', async () => {
    await hands.restOver('#menu');
    await hands.find('#menu-help').waitFor();
    await hands.clickOn('#menu-help');
    await says({ menu: 'help' });
    await hands.restOver('#first');
    await hands.find('#menu-help').waitFor({ state: 'hidden' });
  });

  it('shows what it has to say about a field', async () => {
    await hands.write('#first', 'W');
    await hands.find('text=Bitte mindestens drei Buchstaben.').waitFor();
    await hands.write('#first', 'Wiebke');
    await hands.find('text=Bitte mindestens drei Buchstaben.').waitFor({ state: 'hidden' });
  });

  it('is never sent: not by click, not by key, not from a field', async () => {
    await hands.clickOn('#send');
    await hands.hint().getByText(RESERVED).waitFor();
    for (const key of ['Enter', ' ']) await hands.press(key);
    await hands.clickOn('#billing-month');
    await hands.press('Enter');
    await hands.hint().getByText(RESERVED).waitFor();
    await hands.clickOn('#email');
    await hands.hint().getByText(HIDDEN).waitFor();
    expect(await hands.editor().count()).toBe(0);
    // What came last has been done; so the rest would have been.
    await hands.write('#note', name);
    await says({ note: name, sent: 0 });
  });

  it('keeps what the site has marked as reserved, and gives what it has allowed', async () => {
    await hands.clickOn('#reserved');
    await hands.hint().getByText(RESERVED).waitFor();
    await hands.clickOn('#allowed');
    await says({ allowed: 1, reserved: 0 });
    await hands.press('Enter');
    await says({ allowed: 2, reserved: 0 });
    await takePicture(agent.page, `frameworks-agent-${name}`);
    await takePicture(visitor.page, `frameworks-visitor-${name}`);
  });

  it('is seen as it is also where it sets its fields itself, and what is hidden stays so', async () => {
    await setPast('#email', 'zzq@geheim.example');
    await setPast('#note', 'von der Seite gesetzt');
    await setPast('#plan', 'Hallig');
    await setPast('#eco', false);
    await setPast('#extras option:nth-child(1)', false);
    await expect.poll(() => hands.find('#note').inputValue(), LOOKED).toBe('von der Seite gesetzt');
    await expect.poll(() => hands.find('#plan').inputValue(), LOOKED).toBe('Hallig');
    await expect.poll(() => hands.find('#eco').isChecked(), LOOKED).toBe(false);
    await expect
      .poll(() => chosen(hands.find('#extras')), LOOKED)
      .toEqual(await chosen(visitor.page.locator('#extras')));
    await expect.poll(() => hands.find('#email').inputValue(), LOOKED).toMatch(/^•+$/);
    // A new picture has them as well.
    await setPast('#note', '');
    await expect.poll(() => hands.find('#note').inputValue(), LOOKED).toBe('');
    await agent.button('Frisches Bild holen').click();
    await expect.poll(() => hands.find('#plan').inputValue(), LOOKED).toBe('Hallig');
    await expect
      .poll(() => chosen(hands.find('#extras')), LOOKED)
      .toEqual(await chosen(visitor.page.locator('#extras')));
  });

  it('has nothing to complain about', () => {
    expect(visitorPerson.complaints).toEqual([]);
  });
});

describe('a frame of the page’s own origin', () => {
  beforeAll(() => begin(`${strict.url}plain.html`));
  afterAll(end);
  const FRAME = 'iframe[title="Zähler"]';

  it('is used like the page around it, and never sent', async () => {
    await hands.write('#meter', '1EFR4711', FRAME);
    await says({ meter: '1EFR4711' });
    await hands.clickOn('#smart', FRAME);
    await expect.poll(() => visitor.page.frameLocator(FRAME).locator('#smart').isChecked()).toBe(true);
    await takePicture(agent.page, 'frameworks-frame');
    await hands.clickOn('#frame-send', FRAME);
    await hands.hint().getByText(RESERVED).waitFor();
    await hands.write('#note', 'danach');
    await says({ note: 'danach', sent: 0 });
  });

  it('belongs to the visitor while he is in it, and his Esc in it ends everything', async () => {
    const meter = visitor.page.frameLocator(FRAME).locator('#meter');
    await meter.click();
    await visitor.page.keyboard.type('8');
    await hands.write('#meter', 'von der Beraterin', FRAME);
    await hands.hint().getByText('Der Besucher ist selbst am Zug.').waitFor();
    expect(await meter.inputValue()).toContain('8');
    expect(await meter.inputValue()).not.toContain('Berater');
    await visitor.page.keyboard.press('Escape');
    await hands.glass().waitFor({ state: 'detached' });
    await visitor.watchBar().waitFor({ state: 'hidden' });
  });
});
