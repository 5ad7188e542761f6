/** Server nodes that carry calls, without sockets: real store, real media, local bus, and a record of what browsers are told. */
import { CALL_SETTINGS, type CallNotice, type CallSettings } from '../../shared/protocol/call.ts';
import type { AgentId, SessionId, SiteId, VisitorId } from '../../shared/protocol/ids.ts';
import { createLocalBus } from '../../server/bus/local-bus.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import { carryCalls, type CallDuties } from '../../server/app/call/carry-calls.ts';
import type { AgentActor, App, VisitorActor } from '../../server/app/context.ts';
import type { Push } from '../../server/app/ports.ts';
import type { Store } from '../../server/app/store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { putAll } from './commit-all.ts';
import { startRealMedia, type RealMedia } from './real-media.ts';
import { Recorder } from './recorder.ts';
import { id, sample } from './sample-records.ts';
import { createSilentLog } from './silent-log.ts';
import { createThrowAwayFolder } from './throw-away-folder.ts';

export type Told = { readonly to: string; readonly event: string; readonly body: object };
export type CallNode = {
  readonly app: App;
  readonly duties: CallDuties;
  readonly real: RealMedia;
  /** As if killed: what it carried is gone and its lease runs out; it moves nothing away. */
  die(): Promise<void>;
  /** As a deploy stops it. */
  stop(): Promise<void>;
};
export type CallNodes = {
  readonly store: Store;
  readonly told: Recorder<Told>;
  readonly clock: { now(): number; advance(ms: number): void };
  start(nodeId: string): Promise<CallNode>;
  close(): Promise<void>;
};

export const VISITOR: VisitorActor = {
  kind: 'visitor',
  visitorId: id<VisitorId>('visitor'),
  sessionId: id<SessionId>('session'),
  siteId: id<SiteId>('site'),
  locale: 'de',
};
export const ANNA: AgentActor = {
  kind: 'agent',
  agentId: id<AgentId>('anna'),
  name: 'Anna Petersen',
  role: 'agent',
  signInId: 'sign-in',
};

export const JONAS: AgentActor = { ...ANNA, agentId: id<AgentId>('jonas'), name: 'Jonas Brandt' };
export const MIRA: AgentActor = { ...ANNA, agentId: id<AgentId>('mira'), name: 'Mira Voss', role: 'supervisor' };

/** Who leads the visitor's conversation, and who has joined it. */
export async function seedConversation(
  store: Store,
  leader: AgentActor,
  companions: readonly AgentActor[] = [],
): Promise<void> {
  const before = await store.get('conversation', id('conversation'));
  const record = sample('conversation', 'conversation', {
    now: { state: 'assigned', agentId: leader.agentId, since: 1 },
    companions: companions.map(({ agentId, name }) => ({ agentId, name, since: 1 })),
  });
  await putAll(store, 'conversation', { ...record, version: before?.version ?? 0 });
}

/** What the site says about calls, besides the usual. */
export async function seedCallSettings(store: Store, calls: Partial<CallSettings>): Promise<void> {
  const before = await store.get('site', VISITOR.siteId);
  const record = sample('site', 'site', { calls: { ...CALL_SETTINGS, ...calls } });
  await putAll(store, 'site', { ...record, version: before?.version ?? 0 });
}

/** A visitor in a conversation with Anna, who has consented to `capabilities`. */
export async function seedConsent(store: Store, capabilities: readonly string[]): Promise<void> {
  const grants = capabilities.map((capability) => ({
    capability,
    agentId: ANNA.agentId,
    agentName: ANNA.name,
    grantedAt: 1,
    expiresAt: Number.MAX_SAFE_INTEGER,
    textVersion: 1,
    locale: 'de',
  }));
  for (const { agentId, name, role } of [ANNA, JONAS, MIRA]) {
    await putAll(store, 'agent', sample('agent', agentId, { name, role, email: `${agentId}@demo.lotse` }));
  }
  await putAll(store, 'case', sample('case', 'case', { agentId: 'anna' }));
  await putAll(store, 'session', sample('session', 'session', { caseId: 'case', grants }));
  await seedConversation(store, ANNA);
}

export async function openCallNodes(): Promise<CallNodes> {
  const folder = createThrowAwayFolder('calls');
  const store = await openStore({ dataFolder: folder.path }, createSilentLog());
  let now = 1_000_000;
  const clock = { now: () => now, advance: (ms: number) => void (now += ms) };
  const bus = createLocalBus();
  const leases = createLocalLeases(clock);
  const told = new Recorder<Told>();
  const nodes = new Set<CallNode>();
  const push: Push = {
    visitor: (sessionId, event, body) => told.record({ to: `v-${sessionId}`, event, body: body as object }),
    agent: (agentId, event, body) => told.record({ to: `a-${agentId}`, event, body: body as object }),
    desk: (event, body) => told.record({ to: 'desk', event, body: body as object }),
    endAgent: () => {},
  };

  async function start(nodeId: string): Promise<CallNode> {
    const real = await startRealMedia({}, clock);
    const live = { noteRadar: () => {}, noteConversation: () => {}, isOnline: () => true };
    const chance = { id: newId, secret: newId, integer: () => 0 };
    const log = createSilentLog();
    const catalogue = { read: async () => ({ state: 'none' as const }) };
    const library = { list: async () => [], open: async () => undefined };
    const media = real.media;
    const app: App = { nodeId, store, bus, leases, push, live, media, catalogue, library, clock, chance, log };
    const duties = await carryCalls(app);
    const node: CallNode = {
      app,
      duties,
      real,
      die: async () => {
        nodes.delete(node);
        await leases.drop(`node:${nodeId}`);
        await real.media.close();
      },
      stop: async () => {
        nodes.delete(node);
        await duties.stop();
        await real.media.close();
      },
    };
    nodes.add(node);
    return node;
  }

  return {
    store,
    told,
    clock,
    start,
    close: async () => {
      await Promise.all(Array.from(nodes, (node) => node.stop()));
      await bus.close();
      await store.close();
      folder.remove();
    },
  };
}

const newId = <T extends string>(): T => crypto.randomUUID().slice(0, 21) as T;

export const isNotice =
  <Type extends CallNotice['type']>(type: Type, to?: string) =>
  (fact: Told): boolean =>
    fact.event === 'call:notice' && (fact.body as CallNotice).type === type && (to === undefined || fact.to === to);
