/** A caller on a telephone, on a strict shop of another origin, by the session code alone: shown a document without a chat. */
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { sampleDocument } from '../../support/sample-files.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SHOP = dirname(createRequire(import.meta.url).resolve('startbootstrap-shop-item/dist/index.html'));

let server: LotseServer;
let shop: HostSite;
let callerPerson: Person;
let agentPerson: Person;
let caller: VisitorAtPage;
let agent: AgentAtDesk;

/** The recipe of docs/site-owners.md. */
const recipe = (lotse: string) =>
  `default-src 'self'; script-src 'self' ${lotse}; connect-src 'self' ${lotse} ${lotse.replace('http', 'ws')}; ` +
  `frame-src ${lotse}; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'`;

beforeAll(async () => {
  server = await startLotseServer();
  shop = await startHostSite(
    SHOP,
    () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`,
    () => ({ 'content-security-policy': recipe(server.url) }),
  );
  agentPerson = await openPerson({ colorScheme: 'dark' });
  agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [shop.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  callerPerson = await openPerson({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  caller = visitorAt(callerPerson.page);
});
afterAll(async () => {
  await callerPerson?.close();
  await agentPerson?.close();
  await shop?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await takePicture(caller.page, 'failed-caller');
  await takePicture(agent.page, 'failed-caller-agent');
});

it('is in step without a chat and within the content policy of the page', async () => {
  await caller.page.goto(shop.url);
  await caller.open();
  await caller.button('I am on the phone').click();
  const code = await caller.code();
  await agent.openPhoneCase('+49 40 123456', 'Frau Maier', 'Unterlagen');
  await agent.typeCode(code);
  await caller.page.getByRole('heading', { name: /Anna Petersen/ }).waitFor();
  await caller.button('Close').first().click();
  await agent.button('Seite ansehen').first().click();
  await agent.page.locator('[data-side=showing]').click();
  await agent.page.locator('.show-drop input[type=file]').setInputFiles({
    name: 'Tarife.pdf',
    mimeType: 'application/pdf',
    buffer: sampleDocument(['Tarife im Vergleich', 'Was die Anlage bringt']),
  });
  await agent.button('Tarife.pdf zeigen').click();
  const theirs = caller.page.frameLocator('.show iframe');
  await theirs.locator('canvas[data-page="1"]').waitFor();
  await takePicture(caller.page, 'showing-caller');
  await theirs.getByRole('button', { name: 'Next page' }).click();
  await agent.page.frameLocator('.show-viewer iframe').locator('canvas[data-page="2"]').waitFor();
  await takePicture(agent.page, 'showing-caller-agent');
  const ours = callerPerson.complaints.filter((text) => /lotse|show\//i.test(text));
  expect(ours).toEqual([]);
  await caller.button('Close').first().click();
  await agent.page.locator('.show-now').waitFor({ state: 'detached' });
});
