/** A "no" to an invitation is remembered, and the console says so; without a media worker everything but the call is there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

const REASON = 'no compiler on this machine';

let server: LotseServer;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer({ LOTSE_MEDIA_MISSING: REASON, MEDIASOUP_WORKER_BIN: '' });
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await server?.stop();
});

it('asks once, takes no for an answer, and tells the agent that it did', async () => {
  await agent.signIn(server.url, 'anna@demo.lotse');
  await visitor.page.goto(`${server.url}/demo/tariff.html`);
  // The cross in the card's corner says no as well, and is called so.
  const no = visitor.button('Nein, danke').last();
  await no.click({ timeout: 30_000 });
  await no.waitFor({ state: 'hidden' });
  await agent.page.getByText('0/4').first().waitFor();

  await visitor.page.reload();
  await agent.button('Besucher').click();
  await agent.page.getByText('nicht eingeladen: hat schon abgelehnt').first().waitFor({ timeout: 30_000 });
  expect(await visitor.button('Ja, gern').count()).toBe(0);
});

it('says in health, log and console why there is no video, and chats all the same', async () => {
  const health = (await (await fetch(`${server.url}/healthz`)).json()) as { media: unknown };
  expect(health.media).toEqual({ state: 'missing', reason: REASON });
  expect(server.log()).toContain(REASON);

  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Geht das auch ohne Video?');
  await agent.button('Posteingang').click();
  await agent.openConversation();
  await agent.sees('Geht das auch ohne Video?').waitFor();
  expect(await agent.button('Anrufen').first().isDisabled()).toBe(true);
  await agent.button(/Menü von/).click();
  await agent.page.getByText(REASON).first().waitFor();
});
