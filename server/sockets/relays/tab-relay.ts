/**
 * Tells agents who see a page which tabs its visitor has and which is in front, and the tabs which of them agents have chosen to
 * see. Only for sessions somebody may see now; kept nowhere.
 */
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { VisitorTab } from '../../../shared/protocol/tabs.ts';
import type { App } from '../../app/context.ts';
import { mergeTabs, withConnected, withFront, type TabList } from '../../domain/session-tabs.ts';
import type { GrantsNow } from './grants-now.ts';
import type { LiveList } from '../presence/live-visitors.ts';
import type { PageWatch, PageWatcher } from './page-watch.ts';
import { createShares } from './shares.ts';

/** Tabs of one session agents can have chosen at the same time. */
const MOST_LOOKS = 10;

export type TabRelay = {
  /** A tab came to the visitor's eyes, or left them. */
  front(sessionId: SessionId, tab: number, isSeen: boolean): void;
  /** Tells one agent who begins to watch, before the first frame. */
  greet(sessionId: SessionId, watcher: PageWatcher): void;
  /** An agent who watches chooses a tab, or with null follows the visitor. */
  look(sessionId: SessionId, watcher: PageWatcher, tab: number | null): void;
  lookedAt(sessionId: SessionId): number[];
  tick(): void;
  close(): void;
};

export async function createTabRelay(
  app: App,
  { live, grants, pages }: { live: LiveList; grants: GrantsNow; pages: PageWatch },
): Promise<TabRelay> {
  const { clock, push } = app;
  const chosen = new Map<SessionId, Map<PageWatcher, number>>();
  const leaving = new Set<SessionId>();
  const tabs = await createShares<TabList>('tabs', app, (sessionId) => {
    const watchers = pages.watchersOf(sessionId);
    const now = watchers.length > 0 ? tabsNow(sessionId) : [];
    for (const watcher of watchers) watcher.tabs(sessionId, now);
  });
  const looks = await createShares<readonly number[]>('tab-looks', app, (sessionId) => {
    // Every node with a tab of the session hears of it; the push reaches the tabs wherever they are.
    if (live.isHere(sessionId)) push.visitor(sessionId, 'tabs:looked-at', { tabs: lookedAt(sessionId) });
  });

  const tabsNow = (sessionId: SessionId): VisitorTab[] => mergeTabs(tabs.all(sessionId));
  const lookedAt = (sessionId: SessionId): number[] =>
    [...new Set(looks.all(sessionId).flat())].toSorted((a, b) => a - b).slice(0, MOST_LOOKS);

  live.onChanged(refresh);
  grants.onChanged(refresh);
  pages.onStopped((sessionId, watcher) => look(sessionId, watcher, null));

  function refresh(sessionId: SessionId): void {
    const before = tabs.own(sessionId);
    if (!grants.holds(sessionId, 'view')) {
      leaving.delete(sessionId);
      return tabs.tell(sessionId, null);
    }
    const connected = live.tabsOf(sessionId);
    if (!before && connected.length === 0) return;
    const now = withConnected(before ?? [], connected, clock.now());
    if (now.some(({ goneAt }) => goneAt !== null)) leaving.add(sessionId);
    else leaving.delete(sessionId);
    if (now !== before) tabs.tell(sessionId, now.length > 0 ? now : null);
  }

  function look(sessionId: SessionId, watcher: PageWatcher, tab: number | null): void {
    const mine = chosen.get(sessionId) ?? new Map<PageWatcher, number>();
    if (tab === null ? !mine.delete(watcher) : mine.get(watcher) === tab) return;
    if (tab !== null) mine.set(watcher, tab);
    if (mine.size > 0) chosen.set(sessionId, mine);
    else chosen.delete(sessionId);
    const now = [...new Set(mine.values())];
    looks.tell(sessionId, now.length > 0 ? now : null);
  }

  return {
    front(sessionId, tab, isSeen) {
      const before = tabs.own(sessionId);
      if (before) tabs.tell(sessionId, withFront(before, tab, isSeen, clock.now()));
    },
    greet: (sessionId, watcher) => watcher.tabs(sessionId, tabsNow(sessionId)),
    look,
    lookedAt,
    tick() {
      for (const sessionId of leaving) refresh(sessionId);
      tabs.tick();
      looks.tick();
    },
    close() {
      tabs.close();
      looks.close();
    },
  };
}
