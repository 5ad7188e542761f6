/** A visitor on somebody else's page and an agent who watches it, with real server, browsers and consent: what many tests begin with. */
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import { agentAt, type AgentAtDesk } from './agent-at-desk.ts';
import { openPerson, takePicture, type Person, type PersonOptions } from './chromium.ts';
import { startHostSite } from './host-site.ts';
import { startLotseServer } from './lotse-server.ts';
import { visitorAt, type VisitorAtPage } from './visitor-at-page.ts';
import { tapWire, type WireTap } from './wire-tap.ts';
import { allowOrigins } from './site-settings.ts';

export type WatchedPage = {
  readonly visitor: VisitorAtPage;
  readonly agent: AgentAtDesk;
  readonly wire: WireTap;
  /** Ends when all that happened on the visitor's page before has reached the agent; needs an `h1`. */
  allHasArrived(mark: string): Promise<void>;
  close(): Promise<void>;
};
export type WatchedPageOptions = {
  /** Served as the site, with the tag in its pages. */
  readonly folder: string;
  /** Where in it the visitor is, with query and fragment. */
  readonly path?: string;
  readonly referrer?: string;
  /** Set by an administrator before anybody comes. */
  readonly privacy?: Privacy;
  readonly person?: PersonOptions;
  /** Said by the agent before the page is watched. */
  readonly agentsWords?: string;
};

export async function openWatchedPage(options: WatchedPageOptions): Promise<WatchedPage> {
  const { folder, path = '', referrer, person, agentsWords, privacy } = options;
  const [server, agentPerson] = await Promise.all([startLotseServer(), openPerson()]);
  const host = await startHostSite(
    folder,
    () => `<script async src="${server.url}/lotse.js" data-site="demo"></script>`,
  );
  const people: Person[] = [agentPerson];
  const close = async () => {
    for (const [index, { page }] of people.entries()) await takePicture(page, `watched-page-${index}`);
    for (const each of people) await each.close();
    await host.close();
    await server.stop();
  };
  try {
    const agent = agentAt(agentPerson.page);
    if (privacy) {
      await agent.signIn(server.url, 'admin@demo.lotse');
      await agent.allowOrigin(host.origin);
      await agent.setPrivacy(privacy);
      await agent.signOut();
    } else await allowOrigins(server.url, [host.origin]);
    await agent.signIn(server.url, 'anna@demo.lotse');
    people.push(await openPerson(person));
    const visitor = visitorAt(people[1]!.page);
    const wire = tapWire(visitor.page, server.url);
    await visitor.page.goto(host.url + path, referrer ? { referer: host.url + referrer } : {});
    await visitor.open();
    await visitor.button(/Mit uns schreiben|Write to us/).click();
    await visitor.say('Können wir das zusammen ansehen?');
    await agent.openConversation();
    if (agentsWords) {
      await agent.say(agentsWords);
      await visitor.sees(agentsWords).waitFor();
    }
    await agent.button('Seite ansehen').first().click();
    await agent.button('Um Erlaubnis bitten').click();
    await visitor.button(/Ja, ansehen lassen|Yes, look with me/).click();
    await agent.replica().locator('body').waitFor();
    const allHasArrived = async (mark: string) => {
      await visitor.page.evaluate((text) => (document.querySelector('h1')!.textContent = text), mark);
      await agent.replica().getByText(mark).waitFor();
    };
    return { visitor, agent, wire, allHasArrived, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
