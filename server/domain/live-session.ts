/** A session that is connected now: its tabs, their pages, and what the radar last said. Rebuilt from connections, kept nowhere. */
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import type { PageInfo } from '../../shared/protocol/handshake.ts';
import type { SessionId, TabId } from '../../shared/protocol/ids.ts';
import type { RadarStatus } from '../../shared/protocol/radar.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type LiveTab = {
  readonly socketId: string;
  /** Part of the tab's page frames. */
  readonly number: number;
  readonly page: PageInfo;
  readonly pageSince: Ms;
};
export type LiveSession = Pick<
  LiveVisitor,
  'sessionId' | 'visitorId' | 'siteId' | 'visitorName' | 'locale' | 'device' | 'visits' | 'since' | 'conversationId'
> & {
  readonly tabs: ReadonlyMap<TabId, LiveTab>;
  readonly radar: readonly RadarStatus[];
  /** When the last tab went; it may be a page change. */
  readonly emptySince: Ms | null;
};

/** How long a session without tabs still counts as there: a page change takes a moment. */
export const PAGE_CHANGE_MS = 3_000;
const TAB_NUMBERS = 256;
const MAX_RADAR = 20;

export const withTab = (session: LiveSession, tabId: TabId, tab: LiveTab): LiveSession => ({
  ...session,
  tabs: new Map(session.tabs).set(tabId, tab),
  emptySince: null,
});

export function withoutTab(session: LiveSession, tabId: TabId, now: Ms): LiveSession {
  const tabs = new Map(session.tabs);
  tabs.delete(tabId);
  return { ...session, tabs, emptySince: tabs.size === 0 ? now : null };
}

/** The same tab gets the same number on every node; two tabs of one node never share one. */
export function tabNumber(tabs: LiveSession['tabs'], tabId: TabId): number {
  const known = tabs.get(tabId);
  if (known) return known.number;
  const taken = new Set([...tabs.values()].map(({ number }) => number));
  let number = hashOf(tabId) % TAB_NUMBERS;
  while (taken.has(number) && taken.size < TAB_NUMBERS) number = (number + 1) % TAB_NUMBERS;
  return number;
}

/** One line a rule: the newest. */
export const withRadar = (session: LiveSession, status: RadarStatus): LiveSession => ({
  ...session,
  radar: [status, ...session.radar.filter(({ ruleId }) => ruleId !== status.ruleId)].slice(0, MAX_RADAR),
});

export const isGone = ({ emptySince }: LiveSession, now: Ms): boolean =>
  emptySince !== null && now - emptySince >= PAGE_CHANGE_MS;

const NO_PAGE: PageInfo = { url: '', title: '', referrer: '' };

/** As agents see it: the page of the tab that moved last. */
export function liveVisitorOf(session: LiveSession, lastPage: LiveTab | undefined = newestTab(session)): LiveVisitor {
  const { tabs, radar, emptySince: _, ...rest } = session;
  const { url, title, referrer } = lastPage?.page ?? NO_PAGE;
  return {
    ...rest,
    url,
    title,
    referrer,
    pageSince: lastPage?.pageSince ?? rest.since,
    tabs: tabs.size,
    radar: [...radar],
  };
}

export function newestTab({ tabs }: LiveSession): LiveTab | undefined {
  let newest: LiveTab | undefined;
  for (const tab of tabs.values()) if (!newest || tab.pageSince >= newest.pageSince) newest = tab;
  return newest;
}

/** The same session with tabs on several nodes: the newest page wins, tabs add up. */
export function mergeLive(parts: readonly LiveVisitor[]): LiveVisitor | undefined {
  const [first, ...others] = parts.toSorted((a, b) => b.pageSince - a.pageSince);
  if (!first || others.length === 0) return first;
  const radar = new Map<string, RadarStatus>();
  for (const status of parts.flatMap((part) => part.radar).toSorted((a, b) => a.at - b.at))
    radar.set(status.ruleId, status);
  return {
    ...first,
    tabs: parts.reduce((sum, part) => sum + part.tabs, 0),
    since: Math.min(...parts.map((part) => part.since)),
    conversationId: parts.find((part) => part.conversationId !== null)?.conversationId ?? null,
    radar: [...radar.values()].toSorted((a, b) => b.at - a.at).slice(0, MAX_RADAR),
  };
}

export type LiveChanges = { readonly seen: readonly LiveVisitor[]; readonly gone: readonly SessionId[] };

/** Changes in portions a message may carry. */
export function portions({ seen, gone }: LiveChanges, size: number): readonly LiveChanges[] {
  const count = Math.max(1, Math.ceil(Math.max(seen.length, gone.length) / size));
  return Array.from({ length: count }, (_, place) => ({
    seen: seen.slice(place * size, (place + 1) * size),
    gone: gone.slice(place * size, (place + 1) * size),
  }));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
