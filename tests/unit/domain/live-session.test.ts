/** Live sessions: tabs, their numbers, and one picture of a session over several nodes. */
import { expect, test } from 'vitest';
import {
  isGone,
  liveVisitorOf,
  mergeLive,
  PAGE_CHANGE_MS,
  portions,
  tabNumber,
  withoutTab,
  withRadar,
  withTab,
  type LiveSession,
} from '../../../server/domain/live-session.ts';
import type { SessionId, SiteId, TabId, VisitorId } from '../../../shared/protocol/ids.ts';
import type { LiveVisitor } from '../../../shared/protocol/desk.ts';
import type { RadarStatus } from '../../../shared/protocol/radar.ts';

const SESSION: LiveSession = {
  sessionId: 'session' as SessionId,
  visitorId: 'visitor' as VisitorId,
  siteId: 'site' as SiteId,
  visitorName: 'Blaue Möwe',
  locale: 'de',
  device: 'desktop',
  visits: 1,
  since: 10,
  conversationId: null,
  tabs: new Map(),
  radar: [],
  emptySince: null,
};
const tab = (url: string, pageSince: number, number = 1) => ({
  socketId: `socket-${number}`,
  number,
  page: { url, title: '', referrer: '' },
  pageSince,
});
const tabId = (name: string) => name as TabId;

test('the page of the tab that moved last is shown', () => {
  const session = withTab(withTab(SESSION, tabId('a'), tab('/a', 5)), tabId('b'), tab('/b', 9, 2));
  expect(liveVisitorOf(session)).toMatchObject({ url: '/b', tabs: 2, pageSince: 9 });
});

test('a page change is no departure', () => {
  const empty = withoutTab(withTab(SESSION, tabId('a'), tab('/a', 5)), tabId('a'), 100);
  expect(isGone(empty, 100 + PAGE_CHANGE_MS - 1)).toBe(false);
  expect(isGone(empty, 100 + PAGE_CHANGE_MS)).toBe(true);
  expect(isGone(withTab(empty, tabId('a'), tab('/next', 101)), 100 + PAGE_CHANGE_MS)).toBe(false);
});

test('a tab keeps its number over a reload and on another node; two tabs never share one', () => {
  const first = tabNumber(new Map(), tabId('a'));
  expect(tabNumber(new Map(), tabId('a'))).toBe(first);
  const taken = new Map([[tabId('other'), tab('/', 1, first)]]);
  expect(tabNumber(taken, tabId('a'))).not.toBe(first);
  let tabs: LiveSession['tabs'] = new Map();
  for (let count = 0; count < 256; count += 1) {
    const id = tabId(`tab-${count}`);
    tabs = new Map(tabs).set(id, tab('/', count, tabNumber(tabs, id)));
  }
  expect(new Set([...tabs.values()].map(({ number }) => number)).size).toBe(256);
});

test('the radar keeps the newest word of each rule', () => {
  const status = (ruleId: string, at: number) => ({ ruleId, at }) as RadarStatus;
  const session = [status('a', 1), status('b', 2), status('a', 3)].reduce(withRadar, SESSION);
  expect(session.radar.map(({ ruleId, at }) => [ruleId, at])).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
});

test('a session with tabs on two nodes is one line', () => {
  const part = (more: Partial<LiveVisitor>): LiveVisitor => ({ ...liveVisitorOf(SESSION), ...more });
  const merged = mergeLive([
    part({ url: '/old', pageSince: 5, tabs: 1, since: 5 }),
    part({ url: '/new', pageSince: 9, tabs: 2, since: 7 }),
  ]);
  expect(merged).toMatchObject({ url: '/new', tabs: 3, since: 5 });
  expect(mergeLive([])).toBeUndefined();
});

test('many changes travel in portions, none twice', () => {
  const gone = Array.from({ length: 5 }, (_, place) => `s${place}` as SessionId);
  const parts = portions({ seen: [], gone }, 2);
  expect(parts.map((part) => part.gone.length)).toEqual([2, 2, 1]);
  expect(parts.flatMap((part) => part.gone)).toEqual(gone);
  expect(portions({ seen: [], gone: [] }, 2)).toHaveLength(1);
});
