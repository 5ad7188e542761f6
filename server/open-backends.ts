/** Opens what a node keeps its state in: embedded for one node, PostgreSQL and Redis for many. */
import type { Bus, Clock, Leases, Log } from './app/ports.ts';
import type { Store } from './app/store.ts';
import { createLocalBus } from './bus/local-bus.ts';
import { createLocalLeases } from './bus/local-leases.ts';
import type { Config } from './config.ts';
import type { SocketAdapter } from './sockets/wire/socket-server.ts';
import { openStore } from './store/open-store.ts';

export type Backends = {
  readonly store: Store;
  readonly bus: Bus;
  readonly leases: Leases;
  /** Carries pushes between nodes; undefined for one node. */
  readonly adapter: SocketAdapter | undefined;
  /** Where limits common to all nodes are counted. */
  readonly rateStore: unknown;
  readonly manyNodes: boolean;
  close(): Promise<void>;
};

export async function openBackends(config: Config, clock: Clock, log: Log): Promise<Backends> {
  const { databaseUrl, dataFolder, redisUrl } = config;
  const store = await openStore(databaseUrl === undefined ? { dataFolder } : { databaseUrl }, log);
  try {
    const between = redisUrl === undefined ? oneNode(clock, log) : await manyNodes(redisUrl, log);
    return {
      ...between,
      store,
      close: async () => {
        await between.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

type Between = Omit<Backends, 'store'>;

function oneNode(clock: Clock, log: Log): Between {
  const bus = createLocalBus((error, topic) => log.error({ err: error, topic }, 'a subscriber failed'));
  return {
    bus,
    leases: createLocalLeases(clock),
    adapter: undefined,
    rateStore: undefined,
    manyNodes: false,
    close: () => bus.close(),
  };
}

/** Loaded only when there are many nodes. */
async function manyNodes(redisUrl: string, log: Log): Promise<Between> {
  const { createRedisBus } = await import('./bus/redis-bus.ts');
  const { createRedisLeases } = await import('./bus/redis-leases.ts');
  const { createRedisSocketAdapter } = await import('./bus/redis-socket-adapter.ts');
  const { connectRedis } = await import('./bus/redis-connection.ts');
  const bus = await createRedisBus(redisUrl, log);
  const leases = await createRedisLeases(redisUrl, log);
  const sockets = await createRedisSocketAdapter(redisUrl, log);
  const rateStore = await connectRedis(redisUrl, { name: 'limits', waitsWhenAway: false }, log);
  return {
    bus,
    leases,
    adapter: sockets.adapter,
    rateStore,
    manyNodes: true,
    close: async () => {
      await sockets.close();
      rateStore.destroy();
      await leases.close();
      await bus.close();
    },
  };
}
