/** A visitor on the fidelity site whose page an agent watches, in two browsers, with the page at its own size in the console. */
import { agentAt, type AgentAtDesk } from '../agent-at-desk.ts';
import { openPerson, type Person, type PersonOptions } from '../chromium.ts';
import { startLotseServer, type LotseServer } from '../lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../visitor-at-page.ts';
import { CDN_FLAG, startFidelitySite, type FidelitySite } from './fidelity-site.ts';
import { allowOrigins } from '../site-settings.ts';

export const VIEWPORT = { width: 1_280, height: 720 };
/** Room for the visitor's page at 1:1 beside everything else of the console. */
const CONSOLE = { width: 2_100, height: 1_200 };

export type WatchedPage = {
  readonly server: LotseServer;
  readonly site: FidelitySite;
  readonly visitor: VisitorAtPage;
  readonly agent: AgentAtDesk;
  readonly visitorPerson: Person;
  readonly agentPerson: Person;
  /** The visitor goes to a page of ours and the agent sees it. */
  show(name: string): Promise<ReturnType<AgentAtDesk['replica']>>;
  close(): Promise<void>;
};

export async function openWatchedPage(options: PersonOptions = {}): Promise<WatchedPage> {
  const [server, agentPerson] = await Promise.all([
    startLotseServer({ LOTSE_MEDIA_MISSING: 'not needed here' }),
    openPerson({ viewport: CONSOLE, flags: [CDN_FLAG] }),
  ]);
  const site = await startFidelitySite(() => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`);
  const agent = agentAt(agentPerson.page);
  await allowOrigins(server.url, [site.origin]);
  await agent.signIn(server.url, 'anna@demo.lotse');
  const visitorPerson = await openPerson({ viewport: VIEWPORT, ...options, flags: [CDN_FLAG] });
  const visitor = visitorAt(visitorPerson.page);
  await visitor.page.goto(`${site.origin}/demo/help.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Sehen Sie, was ich sehe?');
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  await visitor.button('Ja, ansehen lassen').click();
  await agent.replica().locator('body').waitFor();
  await agent
    .button('1:1')
    .or(agent.page.getByText('1:1', { exact: true }))
    .first()
    .click();
  return {
    server,
    site,
    visitor,
    agent,
    visitorPerson,
    agentPerson,
    async show(name) {
      await visitor.page.goto(`${site.origin}/pages/${name}.html`);
      const replica = agent.replica();
      await visitor.page.evaluate((value) => void (document.documentElement.dataset['fidelity'] = value), name);
      await replica.locator(`html[data-fidelity="${name}"]`).waitFor({ state: 'attached' });
      return replica;
    },
    close: async () => {
      await visitorPerson.close();
      await agentPerson.close();
      await site.close();
      await server.stop();
    },
  };
}
