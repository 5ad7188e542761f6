/** An App for tests: a real embedded store in a throw-away folder, the local bus and leases, and ports that record. */
import type { RadarStatus } from '../../shared/protocol/radar.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { App } from '../../server/app/context.ts';
import type { Bus, Chance, Leases } from '../../server/app/ports.ts';
import type { Store } from '../../server/app/store.ts';
import { createLocalBus } from '../../server/bus/local-bus.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import { missingMedia } from '../../server/media/missing-media.ts';
import { openStore } from '../../server/store/open-store.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createRecordingPush, type RecordingPush } from './recording-push.ts';
import { createSilentLog, type SilentLog } from './silent-log.ts';
import { createThrowAwayFolder } from './throw-away-folder.ts';

export type TestApp = App & {
  readonly push: RecordingPush;
  readonly log: SilentLog;
  readonly clock: TestClock;
  /** What live visitors' entries were told, oldest first. */
  readonly radar: readonly { readonly sessionId: SessionId; readonly status: RadarStatus }[];
  /** Sessions that count as connected; all do until one is named here. */
  readonly offline: Set<SessionId>;
};

/** What the nodes of one installation share. */
export type Ground = {
  readonly store: Store;
  readonly bus: Bus;
  readonly leases: Leases;
  readonly clock: TestClock;
  close(): Promise<void>;
};

export async function openGround(): Promise<Ground> {
  const folder = createThrowAwayFolder('app');
  const store = await openStore({ dataFolder: folder.path }, createSilentLog());
  const clock = createTestClock();
  const bus = createLocalBus();
  return {
    store,
    bus,
    clock,
    leases: createLocalLeases(clock),
    async close() {
      await bus.close();
      await store.close();
      folder.remove();
    },
  };
}

/** One node on the ground. */
export function createTestApp(ground: Ground, nodeId = 'node-a'): TestApp {
  const radar: { sessionId: SessionId; status: RadarStatus }[] = [];
  const offline = new Set<SessionId>();
  return {
    nodeId,
    store: ground.store,
    bus: ground.bus,
    leases: ground.leases,
    clock: ground.clock,
    push: createRecordingPush(),
    live: {
      noteRadar: (sessionId, status) => void radar.push({ sessionId, status }),
      noteConversation: () => {},
      isOnline: (sessionId) => !offline.has(sessionId),
    },
    media: missingMedia('no media in this test'),
    catalogue: { read: async () => ({ state: 'none' }) },
    library: { list: async () => [], open: async () => undefined },
    chance: createTestChance(nodeId),
    log: createSilentLog(),
    radar,
    offline,
  };
}

/** Ids that can be read in a failure: node and number. */
function createTestChance(nodeId: string): Chance {
  let made = 0;
  return {
    id: <T extends string>() => `${nodeId}-${(made += 1)}`.padEnd(21, '_') as T,
    secret: () => `secret-of-${nodeId}-${(made += 1)}`.padEnd(43, '_'),
    integer: (below) => (made += 1) % below,
  };
}
