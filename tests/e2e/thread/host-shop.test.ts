/** The thread's beginning on somebody else's page: a stock Bootstrap shop on another origin, with only the tag added, under a strict CSP. */
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { decodedFrames } from '../../support/media-probe.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SHOP = dirname(createRequire(import.meta.url).resolve('startbootstrap-shop-item/dist/index.html'));

let server: LotseServer;
let host: HostSite;
let hasTag = false;
/** What the page complains of by itself, without the tag (its own inline styles, a CDN that is not there). */
let ownComplaints: readonly string[];
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;

beforeAll(async () => {
  server = await startLotseServer();
  host = await startHostSite(
    SHOP,
    () => (hasTag ? `<script async src="${server.url}/lotse.js" data-site="demo"></script>` : ''),
    () => ({
      // The recipe of docs/site-owners.md, beside what this page's own style sheets and scripts need.
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'self' ${server.url} https://cdn.jsdelivr.net`,
        `connect-src 'self' ${server.url} ${server.url.replace('http', 'ws')}`,
        "style-src 'self' https://cdn.jsdelivr.net",
        "img-src 'self' https://dummyimage.com",
      ].join('; '),
    }),
  );
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [host.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitorPerson = await openPerson();
  visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(host.url);
  ownComplaints = [...visitorPerson.complaints];
  hasTag = true;
});
afterAll(async () => {
  await visitorPerson?.close();
  await agentPerson?.close();
  await host?.close();
  await server?.stop();
});

it('carries chat, page and call on a page that only got the tag', async () => {
  await visitor.page.goto(host.url);
  const before = await visitor.page.evaluate(() => ({
    globals: Object.keys(globalThis).filter((name) => /lotse/i.test(name)),
    body: document.body.children.length,
  }));
  expect(before.globals).toEqual(['Lotse']);
  await visitor.open();
  await visitor.button(/Write to us/).click();
  await visitor.say('Is this fancy product in stock?');
  await agent.openConversation();
  await agent.say('Yes, twelve of them.');
  await visitor.sees('Yes, twelve of them.').waitFor();

  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button(/Yes, look with me/).click();
  await agent.replica().getByText('Shop item template').first().waitFor();
  await takePicture(agent.page, 'host-shop-agent');
  await takePicture(visitor.page, 'host-shop-visitor');

  await agent.button('Anrufen').first().click();
  await visitor.button(/Just see and hear/).click();
  await expect.poll(() => decodedFrames(visitor.page), { timeout: 30_000 }).toBeGreaterThan(10);
  await takePicture(visitor.page, 'host-shop-call');
  await agent.button('Auflegen').click();
  await visitor.button('Hang up').waitFor({ state: 'hidden' });
});

it('broke no rule of the page’s content policy and threw nothing into the page', () => {
  const ours = visitorPerson.complaints.filter((complaint) => !ownComplaints.includes(complaint));
  expect(ours).toEqual([]);
});
