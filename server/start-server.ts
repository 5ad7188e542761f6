/** Composition root: builds one node of the server from its settings, readable from top to bottom, and takes it down again. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from './app/context.ts';
import { offerFirstAdministrator } from './app/administration/first-administrator.ts';
import type { Clock, Log } from './app/ports.ts';
import { visitorLeft } from './app/session/visitor-moved.ts';
import { createFeedCatalogue } from './catalogue/feed-catalogue.ts';
import { secureChance } from './chance.ts';
import { isDemo, type Config } from './config.ts';
import { seedDemo } from './demo/seed.ts';
import { createHttpApp } from './http/create-http-app.ts';
import type { Phase } from './http/health-routes.ts';
import { createSignInBrake } from './http/sign-in-brake.ts';
import { createFolderLibrary } from './library/folder-library.ts';
import { createMedia } from './media/mediasoup-media.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { openBackends } from './open-backends.ts';
import { bindSockets } from './sockets/bind-sockets.ts';
import { gatherWrites } from './sockets/wire/gather-writes.ts';
import { brakeLines, TEXT_LIMIT } from './sockets/wire/line-brake.ts';
import { createLiveList } from './sockets/presence/live-visitors.ts';
import { scaleLimit } from './sockets/wire/rate-limits.ts';
import { createSiteDirectory } from './sockets/presence/site-directory.ts';
import { createSocketPush } from './sockets/wire/socket-push.ts';
import { createSocketServer } from './sockets/wire/socket-server.ts';
import { startDuties } from './start-duties.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** How long HTTP answers under way may take while the server stops. */
const LAST_ANSWERS_MS = 2_000;

export type RunningServer = {
  readonly port: number;
  /** Where a person on this machine reaches it. */
  readonly url: string;
  /** One-time token of the first administrator, when there is no account yet. */
  readonly firstAdministrator: string | undefined;
  /** What use cases are given, for tests. */
  readonly app: App;
  /** Not ready from now on; browsers go elsewhere, what was begun ends, then everything is closed. */
  stop(): Promise<void>;
};

export async function startServer(config: Config, log: Log): Promise<RunningServer> {
  const clock: Clock = { now: () => Date.now() };
  const nodeId = config.nodeId ?? secureChance.id<string>();
  const edge = { trustedProxies: config.trustedProxies, publicUrl: config.publicUrl };
  let phase: Phase = 'starting';

  const {
    store,
    bus,
    leases,
    adapter,
    rateStore,
    manyNodes,
    close: closeBackends,
  } = await openBackends(config, clock, log);
  const media = await createMedia(
    {
      workerPath: config.mediaWorkerPath,
      missing: config.mediaMissing,
      port: config.mediaPort,
      address: config.mediaAddress,
      workers: config.mediaWorkers,
    },
    log,
  );
  const metrics = createMetrics();
  const sites = await createSiteDirectory(store, bus);
  const sockets = createSocketServer(adapter, sites.isKnownOrigin);
  const push = createSocketPush(sockets, bus, manyNodes);
  const live = await createLiveList({ nodeId, bus, clock, manyNodes }, (visitor) => {
    visitorLeft(app, visitor).catch((error: unknown) => log.error({ err: error }, 'a departure was not noted'));
  });
  let ownOrigins: readonly string[] = [];
  const catalogue = createFeedCatalogue({ clock, log, ownOrigins: () => ownOrigins });
  const library = createFolderLibrary(libraryFolders(config));
  const chance = secureChance;
  const app: App = { nodeId, store, bus, leases, push, live, media, catalogue, library, clock, chance, log };

  const bound = await bindSockets(sockets, app, { live, sites, edge, metrics, limitsFactor: config.limitsFactor });
  const http = createServer(
    createHttpApp(
      app,
      { ...edge, root: ROOT, isDemo: isDemo(config), metricsToken: config.metricsToken },
      { metrics, brake: createSignInBrake(rateStore), phase: () => phase },
    ),
  );
  sockets.attach(http);
  gatherWrites(sockets);
  brakeLines(sockets, scaleLimit(TEXT_LIMIT, config.limitsFactor), { clock, log });
  const duties = await startDuties(app, { ...bound, live, sites });

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.port, config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const url = config.publicUrl?.replace(/\/$/, '') ?? `http://localhost:${port}`;
  ownOrigins = originsOf(port, config.publicUrl);
  if (isDemo(config)) await seedDemo(app, ownOrigins);
  await sites.refresh();
  const firstAdministrator = await offerFirstAdministrator(app);
  phase = 'serving';

  return {
    port,
    url,
    app,
    firstAdministrator,
    stop: async () => {
      phase = 'draining';
      if (config.drainSeconds > 0) log.info({ seconds: config.drainSeconds }, 'draining');
      await new Promise((resolve) => setTimeout(resolve, config.drainSeconds * 1_000));
      await duties.stop();
      await bound.close();
      // Closing the transport, not the socket: browsers then connect again by themselves, elsewhere or here.
      const closed = sockets.close();
      const cutOff = setTimeout(() => http.closeAllConnections(), LAST_ANSWERS_MS);
      await closed;
      clearTimeout(cutOff);
      live.close();
      sites.close();
      await media.close();
      await closeBackends();
    },
  };
}

/** What an owner keeps comes before what the demo brings along. */
const libraryFolders = (config: Config): readonly string[] => [
  config.libraryFolder ?? join(config.dataFolder, 'library'),
  ...(isDemo(config) ? [join(ROOT, 'demo/library')] : []),
];

const originsOf = (port: number, publicUrl: string | undefined): readonly string[] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
  ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin]),
];
