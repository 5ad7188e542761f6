/** The tabs of one visitor whose page somebody sees: what each shows, which is in front. Pure; one list a node, merged for the agents. */
import type { Ms } from '../../shared/protocol/schema.ts';
import type { VisitorTab } from '../../shared/protocol/tabs.ts';
import { PAGE_CHANGE_MS } from './live-session.ts';

export type TabNow = {
  readonly tab: number;
  readonly url: string;
  readonly title: string;
  readonly pageSince: Ms;
  /** When the visitor last turned to it; 0 is never. */
  readonly frontAt: Ms;
  /** It can be seen on the visitor's screen. */
  readonly isSeen: boolean;
  /** When its connection ended; the page may just be changing. */
  readonly goneAt: Ms | null;
};
export type TabList = readonly TabNow[];
export type ConnectedTab = Pick<TabNow, 'tab' | 'url' | 'title' | 'pageSince'>;

const MOST_TABS = 50;

/** The same list when nothing has changed. */
export function withConnected(before: TabList, connected: readonly ConnectedTab[], now: Ms): TabList {
  const known = new Map(before.map((one) => [one.tab, one]));
  const here = connected.map((one): TabNow => {
    const old = known.get(one.tab);
    known.delete(one.tab);
    return { ...one, frontAt: old?.frontAt ?? 0, isSeen: old?.isSeen ?? false, goneAt: null };
  });
  const leaving = [...known.values()]
    .map((one) => (one.goneAt === null ? { ...one, goneAt: now } : one))
    .filter(({ goneAt }) => goneAt !== null && now - goneAt < PAGE_CHANGE_MS);
  const after = [...here, ...leaving].toSorted((a, b) => a.tab - b.tab).slice(0, MOST_TABS);
  return JSON.stringify(after) === JSON.stringify(before) ? before : after;
}

export const withFront = (list: TabList, tab: number, isSeen: boolean, now: Ms): TabList =>
  list.map((one) => (one.tab === tab ? { ...one, isSeen, frontAt: isSeen ? now : one.frontAt } : one));

/** A tab that moved to another node is known twice for a while: what is connected, then what is newer, counts. */
export function mergeTabs(lists: readonly TabList[]): VisitorTab[] {
  const newest = new Map<number, TabNow>();
  for (const one of lists.flat()) {
    const other = newest.get(one.tab);
    if (!other || isNewer(one, other))
      newest.set(one.tab, { ...one, frontAt: Math.max(one.frontAt, other?.frontAt ?? 0) });
  }
  const nearest = [...newest.values()].toSorted(inFront).slice(0, MOST_TABS);
  const [front] = nearest;
  return nearest
    .toSorted((a, b) => a.tab - b.tab)
    .map(({ tab, url, title }) => ({ tab, url, title, front: tab === front?.tab }));
}

function isNewer(a: TabNow, b: TabNow): boolean {
  if ((a.goneAt === null) !== (b.goneAt === null)) return a.goneAt === null;
  return a.pageSince >= b.pageSince;
}
/** What can be seen comes before what the visitor only looked at last. */
const inFront = (a: TabNow, b: TabNow): number =>
  Number(b.isSeen) - Number(a.isSeen) || b.frontAt - a.frontAt || b.pageSince - a.pageSince;
