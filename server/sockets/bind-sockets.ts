/** Puts the socket edge together: what a node holds in memory, both namespaces, and what goes to whole sites at once. */
import type { App } from '../app/context.ts';
import type { EdgeSettings } from '../http/own-origin.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { createAgentPresence, type AgentPresence } from './presence/agent-presence.ts';
import { bindAgentSockets } from './agent-sockets.ts';
import type { Node } from './connections.ts';
import { createControlRelay, type ControlRelay } from './relays/control-relay.ts';
import { createFormRelay, type FormRelay } from './relays/form-relay.ts';
import { createGrantsNow, type GrantsNow } from './relays/grants-now.ts';
import { createKeyedAllowances } from '../domain/keyed-allowances.ts';
import type { LiveList } from './presence/live-visitors.ts';
import { createPageRelay } from './relays/page-relay.ts';
import { createPageWatch, type PageWatch } from './relays/page-watch.ts';
import {
  CONCERNS_BY_ADDRESS,
  HELLOS_BY_ADDRESS,
  HELLOS_BY_SITE,
  INVITATIONS_BY_ADDRESS,
  limitsFactor,
  NEW_VISITORS_BY_ADDRESS,
  pageLimits,
  scaleLimit,
} from './wire/rate-limits.ts';
import { relayAvailability } from './presence/relay-availability.ts';
import type { SiteDirectory } from './presence/site-directory.ts';
import { agentsOf, room, visitorsOf, type SocketServer } from './wire/socket-server.ts';
import { createTabRelay, type TabRelay } from './relays/tab-relay.ts';
import { bindVisitorSockets } from './visitor-sockets.ts';

export type BoundSockets = {
  readonly presence: AgentPresence;
  readonly pages: PageWatch;
  readonly control: ControlRelay;
  readonly tabs: TabRelay;
  readonly form: FormRelay;
  readonly grants: GrantsNow;
  recheck(): Promise<void>;
  /** Takes nothing new; resolves when what was begun has been answered. */
  close(): Promise<void>;
};

export async function bindSockets(
  server: SocketServer,
  app: App,
  settings: {
    readonly live: LiveList;
    readonly sites: SiteDirectory;
    readonly edge: EdgeSettings;
    readonly metrics: Metrics;
    readonly limitsFactor: number;
  },
): Promise<BoundSockets> {
  const { live, sites, edge, metrics, limitsFactor: factor } = settings;
  const { bus, store, clock, push, chance, log } = app;
  const grants = await createGrantsNow({ bus, store, clock });
  const relay = await createPageRelay({
    bus,
    push,
    clock,
    grants,
    metrics,
    isHere: (sessionId) => live.isHere(sessionId),
    limits: pageLimits(factor),
  });
  const pages = createPageWatch({ bus, chance, clock, grants, log });
  const control = await createControlRelay(app, grants, pages);
  const form = await createFormRelay(app, grants, pages);
  const tabs = await createTabRelay(app, { live, grants, pages });
  const visitors = visitorsOf(server);
  const keyed = (limit: typeof HELLOS_BY_SITE) => createKeyedAllowances(scaleLimit(limit, factor), clock);
  const node: Node = {
    app,
    live,
    grants,
    relay,
    pages,
    control,
    tabs,
    form,
    socketsOf: (sessionId) => visitors.adapter.rooms.get(room.session(sessionId))?.size ?? 0,
    newVisitorsBy: keyed(NEW_VISITORS_BY_ADDRESS),
    hellosBy: keyed(HELLOS_BY_ADDRESS),
    hellosOf: keyed(HELLOS_BY_SITE),
    concernsBy: keyed(CONCERNS_BY_ADDRESS),
    invitationsBy: keyed(INVITATIONS_BY_ADDRESS),
  };
  const presence = createAgentPresence(app);
  const scale = limitsFactor(factor);
  const visitorDispatcher = bindVisitorSockets(visitors, node, { sites, edge, metrics, scale });
  const agents = await bindAgentSockets(agentsOf(server), visitors, node, { presence, edge, metrics, scale });
  const stopAvailability = await relayAvailability(bus, visitors);
  return {
    presence,
    pages,
    control,
    tabs,
    form,
    grants,
    recheck: agents.recheck,
    close: async () => {
      await Promise.all([visitorDispatcher.close(), agents.dispatcher.close()]);
      await control.close();
      await form.close();
      stopAvailability();
      agents.close();
      relay.close();
      tabs.close();
      grants.close();
      presence.close();
    },
  };
}
