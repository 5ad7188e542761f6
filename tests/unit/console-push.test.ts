import { describe, expect, it } from 'vitest';
import { openedAt } from '../../console/push/opened-at.ts';
import { suggestPages } from '../../console/push/suggest-pages.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import type { ConversationId, SessionId, SiteId } from '../../shared/protocol/ids.ts';

const of = { siteId: 'site' as SiteId, sessionId: 'me' as SessionId };
const visitor = (sessionId: string, url: string, title = '', siteId = 'site') =>
  ({ sessionId, siteId, url, title }) as LiveVisitor;

describe('suggested pages', () => {
  it('begin with where the visitor is, then the busiest of the same site', () => {
    const visitors = [
      visitor('a', 'https://shop.example/a', 'A'),
      visitor('b', 'https://shop.example/b', 'B'),
      visitor('c', 'https://shop.example/b', 'B'),
      visitor('me', 'https://shop.example/c', 'C'),
      visitor('x', 'https://other.example/', 'X', 'other'),
    ];
    expect(suggestPages(visitors, of, '').map(({ title, visitors: n, isHere }) => [title, n, isHere])).toEqual([
      ['C', 1, true],
      ['B', 2, false],
      ['A', 1, false],
    ]);
    expect(suggestPages(visitors, of, '/A').map(({ title }) => title)).toEqual(['A']);
  });

  it('never carry what another visitor has behind the question mark', () => {
    const visitors = [
      visitor('a', 'https://shop.example/order?token=secret#secret', 'Order'),
      visitor('b', 'javascript:alert(1)', 'x'),
      visitor('c', 'nonsense', 'x'),
    ];
    expect(suggestPages(visitors, of, '')).toEqual([
      { url: 'https://shop.example/order', title: 'Order', visitors: 1, isHere: false },
    ]);
  });
});

it('an offer counts as opened by its own number in its own conversation', () => {
  const opened = (conversationId: string, seq: number, at: number) =>
    ({ type: 'page_opened', conversationId, details: { seq }, at }) as unknown as HistoryEntry;
  const history = [opened('other', 3, 1), opened('c', 4, 2), opened('c', 3, 5)];
  expect(openedAt(history, 'c' as ConversationId, 3)).toBe(5);
  expect(openedAt(history, 'c' as ConversationId, 5)).toBeUndefined();
});
