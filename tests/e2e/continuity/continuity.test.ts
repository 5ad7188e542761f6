/** The agent's picture goes on: over navigations, several tabs, a cut line, and a reload of the console. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings } from '../../support/axe.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startFailoverProxy, type FailoverProxy } from '../../support/failover-proxy.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { focusWindow, turnAway, turnTo } from '../../support/tab-visibility.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

let server: LotseServer;
/** The visitor's own line, which can be cut without cutting the agent's. */
let line: FailoverProxy;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let second: Page;

beforeAll(async () => {
  server = await startLotseServer();
  line = await startFailoverProxy([server.port]);
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [line.url]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson({ viewport: { width: 1024, height: 700 } });
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${line.url}/demo/help.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Sehen Sie mich noch?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await heading().waitFor();
  await visitor.button('Schließen').first().click();
});
/** Longer than a busy machine takes for a page. */
const SOON = { timeout: 20_000 };
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await line?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(visitor.page, 'continuity-failed-visitor');
  if (second && !second.isClosed()) await takePicture(second, 'continuity-failed-second');
  await takePicture(agent.page, 'continuity-failed-agent');
});

const heading = () => agent.replica().locator('h1').first();
const write = (page: Page, text: string) =>
  page.evaluate((words) => void (document.querySelector('h1')!.textContent = words), text);
/** What happens on the page from now on arrives. */
async function isLive(page: Page, mark: string): Promise<void> {
  await write(page, mark);
  await expect.poll(() => heading().innerText(), SOON).toBe(mark);
}
const tabs = () => agent.page.locator('.visitor-tab');
const tabNamed = (title: RegExp) => agent.page.getByRole('button', { name: title });
const follow = () => agent.button('Dem Besucher folgen');

describe('one tab', () => {
  it('goes to the next page and back, as one tab', async () => {
    await isLive(visitor.page, 'Vor der Reise');
    await visitor.page.goto(`${line.url}/demo/contact.html`);
    await isLive(visitor.page, 'Unterwegs');
    await visitor.page.goBack();
    await isLive(visitor.page, 'Wieder da');
    await visitor.page.reload();
    await isLive(visitor.page, 'Neu geladen vom Besucher');
    await visitor.watchBar().waitFor();
    expect(await tabs().count()).toBe(0);
  });

  it('shows after a cut line what changed meanwhile', async () => {
    line.cut();
    await agent.page.getByText('Besucher nicht verbunden').waitFor();
    await write(visitor.page, 'Ohne Netz');
    await visitor.page.evaluate(() => document.querySelector('main')!.prepend('Neuer Absatz'));
    line.restore();
    await expect.poll(() => heading().innerText(), SOON).toBe('Ohne Netz');
    await agent.replica().getByText('Neuer Absatz').waitFor();
    await isLive(visitor.page, 'Wieder am Netz');
  });

  it('goes on after the agent has loaded the console anew', async () => {
    await agent.page.reload();
    await agent.openConversation();
    await agent
      .button(/^Seite live/)
      .or(agent.page.getByRole('tab', { name: /Seite live/ }))
      .first()
      .click();
    await expect.poll(() => heading().innerText(), SOON).toBe('Wieder am Netz');
    await isLive(visitor.page, 'Neu geladen');
  });
});

describe('several tabs', () => {
  it('follows the one in front, and says which there are', async () => {
    await turnAway(visitor.page);
    second = await visitorPerson.context.newPage();
    await second.goto(`${line.url}/demo/tariff.html`);
    await expect.poll(() => heading().innerText(), SOON).toBe('Ihr Tarif in fünf Minuten');
    await expect.poll(() => tabs().count(), SOON).toBe(2);
    await tabNamed(/Strom & Schutz.*vorn/).waitFor();
    await takePicture(agent.page, 'continuity-tabs');
    expect(await seriousFindings(agent.page, '.tab-strip')).toEqual([]);
    await isLive(second, 'Zweiter Tab');
    await turnAway(second);
    await turnTo(visitor.page);
    await expect.poll(() => heading().innerText(), SOON).toBe('Neu geladen');
    await tabNamed(/Hilfe.*vorn/).waitFor();
  });

  it('shows a tab in the background when it is chosen, by keyboard too, and follows again with one key', async () => {
    await tabNamed(/Strom & Schutz/).focus();
    await agent.page.keyboard.press('Enter');
    await expect.poll(() => heading().innerText(), SOON).toBe('Zweiter Tab');
    await isLive(second, 'Gewählt, im Hintergrund');
    await takePicture(agent.page, 'continuity-chosen');
    // The visitor goes on elsewhere: what I chose stays.
    await write(visitor.page, 'Vorn geht es weiter');
    await isLive(second, 'Immer noch gewählt');
    // Over a page change of the chosen tab as well.
    await second.goto(`${line.url}/demo/contact.html`);
    await turnAway(second);
    await expect.poll(() => heading().innerText(), SOON).not.toBe('Immer noch gewählt');
    await isLive(second, 'Gewählt und gewandert');
    await follow().focus();
    await agent.page.keyboard.press('Enter');
    await expect.poll(() => heading().innerText(), SOON).toBe('Vorn geht es weiter');
    await isLive(visitor.page, 'Wieder vorn');
    expect(await second.locator('.watch-bar').count()).toBe(0);
  });

  it('does not swing between two windows that stand side by side', async () => {
    await turnTo(second);
    await expect.poll(() => heading().innerText(), SOON).toBe('Gewählt und gewandert');
    await turnTo(visitor.page);
    await expect.poll(() => heading().innerText(), SOON).toBe('Wieder vorn');
    // Both can be seen and both change; the one the visitor turned to stays.
    await second.evaluate(() => document.body.append('nebenan'));
    await agent.button('Frisches Bild holen').click();
    await isLive(visitor.page, 'Nur dieses Fenster');
    expect(await agent.replica().getByText('nebenan').count()).toBe(0);
    await focusWindow(second);
    await agent.replica().getByText('nebenan').waitFor();
    await isLive(second, 'Jetzt nebenan');
  });

  it('goes to the one that is left when a tab is closed', async () => {
    await second.close();
    await expect.poll(() => heading().innerText(), SOON).toBe('Nur dieses Fenster');
    await expect.poll(() => tabs().count(), SOON).toBe(0);
    await isLive(visitor.page, 'Allein');
    expect(visitorPerson.complaints.filter((words) => /lotse/i.test(words) && !/ERR_|WebSocket/.test(words))).toEqual(
      [],
    );
  });
});
