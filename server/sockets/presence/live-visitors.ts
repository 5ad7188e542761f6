/**
 * Who is on a site now, over all nodes. Each node keeps its own sessions and tells the others what changed, at most four
 * times a second; agents who watch are told at the same pace. A node that falls silent is forgotten.
 */
import type { LiveVisitor } from '../../../shared/protocol/desk.ts';
import type { PageInfo } from '../../../shared/protocol/handshake.ts';
import type { ConversationId, SessionId, TabId } from '../../../shared/protocol/ids.ts';
import type { RadarStatus } from '../../../shared/protocol/radar.ts';
import type { LiveVisitors } from '../../app/context.ts';
import type { Bus, Clock } from '../../app/ports.ts';
import {
  isGone,
  liveVisitorOf,
  mergeLive,
  portions,
  tabNumber,
  withoutTab,
  withRadar,
  withTab,
  type LiveChanges,
  type LiveSession,
} from '../../domain/live-session.ts';
import type { ConnectedTab } from '../../domain/session-tabs.ts';
import { createLiveElsewhere } from './live-elsewhere.ts';

/** Visitors in one message to a console. */
const PORTION = 500;
const NOTE_TOPIC = 'live-note';

type Note = { readonly sessionId: SessionId } & (
  | { readonly radar: RadarStatus }
  | { readonly conversationId: ConversationId | null }
);
export type Arrival = Omit<LiveSession, 'tabs' | 'radar' | 'emptySince'>;
/** A console that watches the list. */
export type Watcher = { told(whole: boolean, changes: LiveChanges): void };

export type LiveList = LiveVisitors & {
  /** A tab said hello; answers its number. */
  arrive(arrival: Arrival, tabId: TabId, socketId: string, page: PageInfo): number;
  /** Undefined when the tab is not connected here. */
  move(sessionId: SessionId, tabId: TabId, page: PageInfo): LiveVisitor | undefined;
  leave(sessionId: SessionId, tabId: TabId, socketId: string): void;
  tabNumber(sessionId: SessionId, tabId: TabId): number;
  /** The session's tabs that are connected to this node. */
  tabsOf(sessionId: SessionId): readonly ConnectedTab[];
  /** Called after every change of a session of this node. */
  onChanged(listener: (sessionId: SessionId) => void): void;
  watch(watcher: Watcher): void;
  unwatch(watcher: Watcher): void;
  /** Tells what changed since the last call; four times a second. */
  tick(): void;
  /** Whether a tab of the session is connected to this very node. */
  isHere(sessionId: SessionId): boolean;
  close(): void;
};

export async function createLiveList(
  { nodeId, bus, clock, manyNodes }: { nodeId: string; bus: Bus; clock: Clock; manyNodes: boolean },
  onGone: (visitor: LiveVisitor) => void,
): Promise<LiveList> {
  const own = new Map<SessionId, LiveSession>();
  const leaving = new Set<SessionId>();
  const dirty = new Set<SessionId>();
  const watchers = new Set<Watcher>();
  const listeners: ((sessionId: SessionId) => void)[] = [];
  const elsewhere = await createLiveElsewhere(
    { nodeId, bus, clock, manyNodes },
    {
      onChanged: (sessionId) => watchers.size > 0 && dirty.add(sessionId),
      readOwn: () => [...own.values()].map((session) => liveVisitorOf(session)),
    },
  );
  const stopNotes = await bus.subscribe(NOTE_TOPIC, (message) => {
    const note = message as Note;
    const session = own.get(note.sessionId);
    if (!session) return;
    put('radar' in note ? withRadar(session, note.radar) : { ...session, conversationId: note.conversationId });
  });

  function put(session: LiveSession): LiveSession {
    own.set(session.sessionId, session);
    if (manyNodes || watchers.size > 0) dirty.add(session.sessionId);
    for (const listener of listeners) listener(session.sessionId);
    return session;
  }

  function visitorNow(sessionId: SessionId): LiveVisitor | undefined {
    const here = own.get(sessionId);
    return mergeLive([...(here ? [liveVisitorOf(here)] : []), ...elsewhere.parts(sessionId)]);
  }

  function dropGone(): void {
    const now = clock.now();
    const gone = [...leaving].filter((sessionId) => {
      const session = own.get(sessionId);
      if (session && session.emptySince === null) leaving.delete(sessionId);
      return session !== undefined && isGone(session, now);
    });
    for (const sessionId of gone) {
      const session = own.get(sessionId);
      leaving.delete(sessionId);
      own.delete(sessionId);
      dirty.add(sessionId);
      if (session && !elsewhere.has(sessionId)) onGone(liveVisitorOf(session));
    }
  }

  return {
    arrive: (arrival, tabId, socketId, page) => {
      const known = own.get(arrival.sessionId);
      const session: LiveSession = { tabs: new Map(), radar: [], emptySince: null, ...known, ...arrival };
      const number = tabNumber(session.tabs, tabId);
      put(withTab(session, tabId, { socketId, number, page, pageSince: clock.now() }));
      return number;
    },
    move: (sessionId, tabId, page) => {
      const session = own.get(sessionId);
      const tab = session?.tabs.get(tabId);
      return session && tab
        ? liveVisitorOf(put(withTab(session, tabId, { ...tab, page, pageSince: clock.now() })))
        : undefined;
    },
    leave: (sessionId, tabId, socketId) => {
      const session = own.get(sessionId);
      // The tab may be back already on another socket.
      if (!session || session.tabs.get(tabId)?.socketId !== socketId) return;
      if (put(withoutTab(session, tabId, clock.now())).emptySince !== null) leaving.add(sessionId);
    },
    tabNumber: (sessionId, tabId) => tabNumber(own.get(sessionId)?.tabs ?? new Map(), tabId),
    tabsOf: (sessionId) =>
      [...(own.get(sessionId)?.tabs.values() ?? [])].map(({ number, page: { url, title }, pageSince }) => ({
        tab: number,
        url,
        title,
        pageSince,
      })),
    onChanged: (listener) => {
      listeners.push(listener);
    },
    noteRadar: (sessionId, radar) => bus.publish(NOTE_TOPIC, { sessionId, radar } satisfies Note),
    noteConversation: (sessionId, conversationId) =>
      bus.publish(NOTE_TOPIC, { sessionId, conversationId } satisfies Note),
    isOnline: (sessionId) => own.has(sessionId) || elsewhere.has(sessionId),
    watch: (watcher) => {
      watchers.add(watcher);
      const sessionIds = new Set([...own.keys(), ...elsewhere.sessionIds()]);
      const seen = [...sessionIds].flatMap((sessionId) => visitorNow(sessionId) ?? []);
      for (const [place, portion] of portions({ seen, gone: [] }, PORTION).entries())
        watcher.told(place === 0, portion);
    },
    unwatch: (watcher) => {
      watchers.delete(watcher);
    },
    tick: () => {
      dropGone();
      elsewhere.dropSilent();
      if (dirty.size > 0) {
        const changed = [...dirty];
        dirty.clear();
        elsewhere.tell(ownChanges(own, changed));
        if (watchers.size > 0) {
          const now = changed.map((sessionId) => [sessionId, visitorNow(sessionId)] as const);
          const seen = now.flatMap(([, visitor]) => visitor ?? []);
          const gone = now.flatMap(([sessionId, visitor]) => (visitor ? [] : [sessionId]));
          for (const portion of portions({ seen, gone }, PORTION)) {
            for (const watcher of watchers) watcher.told(false, portion);
          }
        }
      } else elsewhere.tell(undefined);
    },
    isHere: (sessionId) => own.has(sessionId),
    close: () => {
      stopNotes();
      elsewhere.close();
    },
  };
}

function ownChanges(own: ReadonlyMap<SessionId, LiveSession>, changed: readonly SessionId[]): LiveChanges {
  const seen: LiveVisitor[] = [];
  const gone: SessionId[] = [];
  for (const sessionId of changed) {
    const session = own.get(sessionId);
    if (session) seen.push(liveVisitorOf(session));
    else gone.push(sessionId);
  }
  return { seen, gone };
}
