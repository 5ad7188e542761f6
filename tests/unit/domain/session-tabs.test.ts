import { expect, test } from 'vitest';
import { mergeTabs, withConnected, withFront, type ConnectedTab } from '../../../server/domain/session-tabs.ts';

const tab = (number: number, pageSince = 0): ConnectedTab => ({
  tab: number,
  url: `https://shop.example/${number}`,
  title: `Tab ${number}`,
  pageSince,
});
const front = (...lists: Parameters<typeof mergeTabs>[0]) =>
  mergeTabs(lists)
    .filter((one) => one.front)
    .map((one) => one.tab);

test('the newest page is in front until a tab says it is', () => {
  const list = withConnected([], [tab(1, 100), tab(2, 200)], 200);
  expect(front(list)).toEqual([2]);
  expect(front(withFront(list, 1, true, 300))).toEqual([1]);
});

test('of two windows side by side the one the visitor turned to last is in front', () => {
  let list = withConnected([], [tab(1), tab(2)], 0);
  list = withFront(list, 1, true, 100);
  list = withFront(list, 2, true, 200);
  expect(front(list)).toEqual([2]);
  expect(front(withFront(list, 1, true, 300))).toEqual([1]);
});

test('what was looked at last stays in front while nothing can be seen; what can be seen comes before it', () => {
  let list = withFront(withConnected([], [tab(1), tab(2)], 0), 1, true, 100);
  list = withFront(list, 1, false, 200);
  expect(front(list)).toEqual([1]);
  expect(front(withFront(list, 2, true, 50))).toEqual([2]);
});

test('a page change does not take a tab out of front; a closed tab goes after a while', () => {
  const list = withFront(withConnected([], [tab(1), tab(2)], 0), 1, true, 100);
  const changing = withConnected(list, [tab(2)], 1_000);
  expect(front(changing)).toEqual([1]);
  const changed = withConnected(changing, [tab(1, 1_500), tab(2)], 1_500);
  expect(changed.map(({ frontAt, goneAt }) => [frontAt, goneAt])).toEqual([
    [100, null],
    [0, null],
  ]);
  expect(withConnected(changing, [tab(2)], 4_000).map((one) => one.tab)).toEqual([2]);
});

test('nothing changed is the same list', () => {
  const list = withConnected([], [tab(1)], 0);
  expect(withConnected(list, [tab(1)], 500)).toBe(list);
});

test('a tab that went to another node is one tab, with the page it has now', () => {
  const dead = withConnected(withFront(withConnected([], [tab(1, 10)], 0), 1, true, 50), [], 100);
  const alive = withConnected([], [{ ...tab(1, 120), title: 'Next' }, tab(2, 20)], 120);
  expect(mergeTabs([dead, alive])).toEqual([
    { tab: 1, url: 'https://shop.example/1', title: 'Next', front: true },
    { tab: 2, url: 'https://shop.example/2', title: 'Tab 2', front: false },
  ]);
});
