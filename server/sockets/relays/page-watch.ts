/**
 * The agent's side of the page stream: who watches which session, what a late comer gets first, and what happens when an
 * agent's line is slower than the page: frames are left out and the page is sent afresh, instead of a queue that grows.
 */
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import { MAX_SHEETS } from '../../../shared/protocol/limits.ts';
import { hashKey, readPageFrame } from '../../../shared/protocol/page-frame.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { VisitorTab } from '../../../shared/protocol/tabs.ts';
import type { Bus, Chance, Clock, Log, Unsubscribe } from '../../app/ports.ts';
import { createPageOrder, type PageOrder } from '../../domain/page-buffer.ts';
import type { GrantsNow } from './grants-now.ts';
import { PAGE_WANTED, pageTopic, PICTURE_DUE_MS, type PageWanted } from './page-relay.ts';

/** What may wait for one agent's line before frames are left out. */
export const MAX_WAITING_BYTES = 4_000_000;
/** A forged stream could name any number; one that is sent twice does no harm. */
const MAX_KNOWN_SHEETS = 4 * MAX_SHEETS;
/** And before pictures wait elsewhere. */
const BUSY_BYTES = 1_000_000;

/** Carries what agents point at on a session's page to the nodes of those who watch it. */
export const pointTopic = (sessionId: SessionId): string => `page-point:${sessionId}`;

export type PageWatcher = {
  readonly agentId: AgentId;
  send(sessionId: SessionId, frame: Uint8Array): void;
  /** What a colleague points at, the colour first. */
  point(sessionId: SessionId, frame: Uint8Array): void;
  /** The visitor's tabs now. */
  tabs(sessionId: SessionId, tabs: VisitorTab[]): void;
  /** Bytes that wait for this agent's line. */
  waitingBytes(): number;
};

type Watching = {
  readonly watcher: PageWatcher;
  readonly tabs: Map<number, PageOrder>;
  /** What this agent has: a picture is sent once. */
  readonly assets: Set<string>;
  /** So are style sheets. */
  readonly sheets: Set<string>;
  /** Pictures were held back while other things waited for the line. */
  lacksAssets: boolean;
  /** When the page was asked for. */
  askedAt: Ms;
  isStalled: boolean;
};
type Watched = {
  readonly stop: Unsubscribe;
  readonly replyTopic: string;
  readonly watching: Map<PageWatcher, Watching>;
};

export type PageWatch = {
  /** Resolves when frames will arrive; the newest snapshot and what followed come first. */
  start(sessionId: SessionId, watcher: PageWatcher): Promise<void>;
  stop(sessionId: SessionId, watcher: PageWatcher): void;
  /** The agent's socket is gone. */
  stopAll(watcher: PageWatcher): void;
  /** This agent may lack style sheets that were sent. */
  forgetSheets(sessionId: SessionId, watcher: PageWatcher): void;
  isWatching(sessionId: SessionId, watcher: PageWatcher): boolean;
  watchersOf(sessionId: SessionId): readonly PageWatcher[];
  /** Called for each agent who no longer sees a session's page. */
  onStopped(listener: (sessionId: SessionId, watcher: PageWatcher) => void): void;
  /** Looks whether stalled lines are free again, and who still waits for a page; a few times a second. */
  tick(): void;
};

export function createPageWatch({
  bus,
  chance,
  clock,
  grants,
  log,
}: {
  bus: Bus;
  chance: Chance;
  clock: Clock;
  grants: GrantsNow;
  log: Log;
}): PageWatch {
  const sessions = new Map<SessionId, Watched>();
  const opening = new Map<SessionId, Promise<Watched>>();
  const listeners: ((sessionId: SessionId, watcher: PageWatcher) => void)[] = [];

  grants.onChanged((sessionId) => {
    for (const { watcher } of sessions.get(sessionId)?.watching.values() ?? []) {
      if (!grants.holds(sessionId, 'view', watcher.agentId)) stop(sessionId, watcher);
    }
  });

  async function open(sessionId: SessionId): Promise<Watched> {
    const replyTopic = `page-late:${chance.id()}`;
    const watching: Watched['watching'] = new Map();
    const receive = (isReplayed: boolean) => (frame: Uint8Array) => {
      for (const one of watching.values()) deliver(sessionId, one, frame, isReplayed);
    };
    const stops = await Promise.all([
      bus.subscribeBytes(pageTopic(sessionId), receive(false)),
      bus.subscribeBytes(replyTopic, receive(true)),
      bus.subscribeBytes(pointTopic(sessionId), (frame) => tellColleagues(sessionId, watching, frame)),
    ]);
    const watched = { watching, replyTopic, stop: () => stops.forEach((stopOne) => stopOne()) };
    sessions.set(sessionId, watched);
    return watched;
  }

  /** An agent knows what he has drawn himself; a line that is behind with the page needs no pointers. */
  function tellColleagues(sessionId: SessionId, watching: Watched['watching'], frame: Uint8Array): void {
    for (const { watcher, isStalled } of watching.values()) {
      const grant = grants.grantOf(sessionId, 'view', watcher.agentId);
      if (grant && grant.color !== frame[0] && !isStalled && watcher.waitingBytes() <= BUSY_BYTES)
        watcher.point(sessionId, frame);
    }
  }

  /** Each agent sees each frame once and in order, whichever way it came. */
  function deliver(sessionId: SessionId, watching: Watching, frame: Uint8Array, isReplayed: boolean): void {
    const { watcher, tabs } = watching;
    if (watching.isStalled || !grants.holds(sessionId, 'view', watcher.agentId)) return;
    if (watcher.waitingBytes() > MAX_WAITING_BYTES) {
      watching.isStalled = true;
      log.info({ sessionId, agentId: watcher.agentId }, 'page frames left out for a slow line');
      return;
    }
    const header = readPageFrame(frame);
    if (!header) return;
    if (header.kind === 'asset') {
      const key = hashKey(header);
      if (watching.assets.has(key)) return;
      if (watcher.waitingBytes() > BUSY_BYTES) return void (watching.lacksAssets = true);
      watching.assets.add(key);
      return watcher.send(sessionId, frame);
    }
    if (header.kind === 'sheet') {
      const { sheets } = watching;
      if (sheets.has(hashKey(header))) return;
      if (sheets.size >= MAX_KNOWN_SHEETS) sheets.clear();
      sheets.add(hashKey(header));
      return watcher.send(sessionId, frame);
    }
    let order = tabs.get(header.tab);
    if (!order) tabs.set(header.tab, (order = createPageOrder()));
    if (order.accepts(header, isReplayed)) watcher.send(sessionId, frame);
  }

  function askForBuffers(sessionId: SessionId, { replyTopic }: Watched): void {
    bus.publish(PAGE_WANTED, { sessionId, replyTopic } satisfies PageWanted);
  }

  function stop(sessionId: SessionId, watcher: PageWatcher): void {
    const watched = sessions.get(sessionId);
    if (!watched?.watching.delete(watcher)) return;
    for (const listener of listeners) listener(sessionId, watcher);
    if (watched.watching.size > 0) return;
    watched.stop();
    sessions.delete(sessionId);
  }

  return {
    start: async (sessionId, watcher) => {
      let watched = sessions.get(sessionId);
      if (!watched) {
        const begun = opening.get(sessionId) ?? open(sessionId).finally(() => opening.delete(sessionId));
        opening.set(sessionId, begun);
        watched = await begun;
      }
      watched.watching.set(watcher, {
        watcher,
        tabs: new Map(),
        assets: new Set(),
        sheets: new Set(),
        lacksAssets: false,
        askedAt: clock.now(),
        isStalled: false,
      });
      // The grant may have ended while the topics were opened; nobody would end this any more.
      if (grants.holds(sessionId, 'view', watcher.agentId)) askForBuffers(sessionId, watched);
      else stop(sessionId, watcher);
    },
    stop,
    stopAll: (watcher) => {
      for (const sessionId of [...sessions.keys()]) stop(sessionId, watcher);
    },
    watchersOf: (sessionId) => [...(sessions.get(sessionId)?.watching.keys() ?? [])],
    onStopped: (listener) => {
      listeners.push(listener);
    },
    forgetSheets: (sessionId, watcher) => sessions.get(sessionId)?.watching.get(watcher)?.sheets.clear(),
    isWatching: (sessionId, watcher) => sessions.get(sessionId)?.watching.has(watcher) ?? false,
    tick: () => {
      for (const [sessionId, watched] of sessions) {
        const wanting = [...watched.watching.values()].filter(
          (one) =>
            ((one.isStalled || one.lacksAssets) && one.watcher.waitingBytes() === 0) ||
            (one.tabs.size === 0 && !one.isStalled && clock.now() - one.askedAt >= PICTURE_DUE_MS),
        );
        for (const one of wanting) {
          if (one.isStalled) one.tabs.clear();
          one.isStalled = false;
          one.lacksAssets = false;
          one.askedAt = clock.now();
        }
        if (wanting.length > 0) askForBuffers(sessionId, watched);
      }
    },
  };
}
