/** The page stream of one session between a visitor's node and an agent's, over the local bus and a clock that tests move. */
import type { Push } from '../../server/app/ports.ts';
import type { Store } from '../../server/app/store.ts';
import { createLocalBus } from '../../server/bus/local-bus.ts';
import type { HeldGrant } from '../../server/domain/session.ts';
import { createMetrics } from '../../server/metrics/create-metrics.ts';
import { createGrantsNow } from '../../server/sockets/relays/grants-now.ts';
import { createPageRelay, newPageSource, type PageSource } from '../../server/sockets/relays/page-relay.ts';
import { createPageWatch, type PageWatcher } from '../../server/sockets/relays/page-watch.ts';
import type { AgentId, SessionId } from '../../shared/protocol/ids.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { createTestClock } from './clock.ts';
import { createSilentLog } from './silent-log.ts';

export const SESSION = 'session' as SessionId;
export const TAB = 3;

export async function openStream() {
  const clock = createTestClock();
  const bus = createLocalBus();
  const wanted: string[] = [];
  const push = { visitor: (_session: string, event: string) => void wanted.push(event) } as unknown as Push;
  const grants = await createGrantsNow({ bus, clock, store: {} as Store });
  const isHere = () => true;
  const relay = await createPageRelay({ bus, push, clock, grants, metrics: createMetrics(), isHere });
  let made = 0;
  const chance = { id: <T extends string>() => `topic-${(made += 1)}` as T, secret: () => '', integer: () => 0 };
  const watch = createPageWatch({ bus, chance, clock, grants, log: createSilentLog() });
  const source = newPageSource(SESSION, TAB, clock.now());
  return {
    clock,
    bus,
    wanted,
    grants,
    relay,
    watch,
    source,
    send: (epoch: number, seq: number, from: PageSource = source) => relay.receive(from, [pageFrame(epoch, seq)]),
  };
}

export const viewGrant = (name: string, color = 0): HeldGrant => ({
  color,
  paused: false,
  capability: 'view',
  agentId: name as AgentId,
  agentName: name,
  grantedAt: 0,
  expiresAt: Number.MAX_SAFE_INTEGER,
  textVersion: 1,
  locale: 'de',
});
export const pageFrame = (epoch: number, seq: number, tab = TAB, size = 1) =>
  Buffer.from(encodePageFrame({ kind: seq === 0 ? 'snapshot' : 'delta', tab, epoch, seq }, new Uint8Array(size)));

export type WatchingAgent = PageWatcher & { readonly seen: string[]; readonly pointed: Uint8Array[]; line: number };
export function watchingAgent(name: string): WatchingAgent {
  const seen: string[] = [];
  const watcher: WatchingAgent = {
    agentId: name as AgentId,
    seen,
    pointed: [],
    line: 0,
    send: (_session, bytes) => {
      const bytesView = new DataView(bytes.buffer, bytes.byteOffset);
      seen.push(`${bytesView.getUint32(2)}.${bytesView.getUint32(6)}`);
    },
    tabs: () => undefined,
    point: (_session, bytes) => void watcher.pointed.push(bytes),
    waitingBytes: () => watcher.line,
  };
  return watcher;
}
/** The local bus delivers in microtasks; one turn of the loop empties them all. */
export const delivered = () => new Promise((resolve) => setImmediate(resolve));
