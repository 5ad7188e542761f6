/** Leading and tabs over real sockets. Row 6: own and listed addresses only. Row 7: only under the grant, by whoever holds it, while watching. */
import { afterEach, expect, test } from 'vitest';
import type { CaseOpened, HistoryEntry } from '../../shared/protocol/case.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { VisitorTab } from '../../shared/protocol/tabs.ts';
import { helloBody, startTestServer, stopEverything } from '../support/running-server.ts';
import { consentTo, settled, talk, talkWith } from '../support/talk.ts';

afterEach(stopEverything);

const go = (sessionId: string, url: string) => ({ sessionId, tab: 0, epoch: 7, go: { to: 'page', url } });

test('leads to an own page under its own yes, and the time line says where, without what stands behind it', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId, caseId } = await talkWith(server, 'lead');
  const url = `${server.url}/demo/tariff.html?token=geheim#top`;
  await agent.ask('lead:go', go(sessionId, url));
  expect(await visitor.next('lead:to')).toEqual({ tab: 0, epoch: 7, go: { to: 'page', url } });
  await agent.ask('lead:go', { ...go(sessionId, url), go: { to: 'back' } });
  expect(await visitor.next('lead:to')).toEqual({ tab: 0, epoch: 7, go: { to: 'back' } });
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  const led = history.filter((entry: HistoryEntry) => entry.type === 'led').map(({ details }) => details);
  expect(led).toEqual([{ to: 'page', url: `${server.url}/demo/tariff.html` }, { to: 'back' }]);
  visitor.send('lead:refused', { reason: 'reserved' });
  expect(await agent.next('lead:refused')).toEqual({ sessionId, reason: 'reserved' });
});

test.each([
  ['javascript:alert(1)', 'bad_request'],
  ['data:text/html,<script>1</script>', 'bad_request'],
  ['file:///etc/passwd', 'bad_request'],
  ['https://evil.example/', 'forbidden'],
  ['//evil.example/', 'bad_request'],
  ['https://localhost.evil.example/', 'forbidden'],
])('row 6: %s is refused and nobody is led there', async (url, code) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'lead');
  expect(await agent.refusal('lead:go', go(sessionId, url))).toBe(code);
  const link = { ...go(sessionId, url), go: { to: 'link', url, node: 3 } };
  expect(await agent.refusal('lead:go', link)).toBe(code);
  const dressed = `${server.url.replace('://', '://evil.example@')}/`;
  expect(await agent.refusal('lead:go', go(sessionId, dressed))).toBe('bad_request');
  await settled(agent, visitor);
  expect(visitor.told('lead:to')).toEqual([]);
});

test('row 7: not without the grant, not without looking, not by another, not for another, not from a visitor', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const own = `${server.url}/demo/`;
  expect(await agent.refusal('lead:go', go(sessionId, own))).toBe('not_granted');
  expect(await agent.refusal('consent:ask', { sessionId, purpose: 'lead' })).toBe('not_granted');
  await consentTo('view', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  expect(await agent.refusal('lead:go', go(sessionId, own))).toBe('not_granted');
  await consentTo('lead', agent, visitor, sessionId);
  const other = await server.visitor();
  const colleague = await server.agent('mira@demo.lotse');
  await colleague.request('page:watch', { sessionId });
  expect(await colleague.refusal('lead:go', go(sessionId, own))).toBe('not_granted');
  expect(await agent.refusal('lead:go', go(other.welcome.sessionId, own))).toBe('not_granted');
  expect(await other.refusal('lead:go', go(sessionId, own))).toBe('unknown_event');
  other.send('lead:refused', { reason: 'gone' });
  await agent.ask('page:unwatch', { sessionId });
  expect(await agent.refusal('lead:go', go(sessionId, own))).toBe('not_granted');
  await settled(colleague, other);
  await settled(agent, visitor);
  expect([...visitor.told('lead:to'), ...other.told('lead:to')]).toEqual([]);
  expect([...agent.told('lead:refused'), ...colleague.told('lead:refused')]).toEqual([]);
});

test.each(['lead', 'view'])('row 7: pausing %s rests it, taking it up again needs no new yes', async (capability) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'lead');
  const own = `${server.url}/demo/`;
  await visitor.ask('grant:pause', { capability, paused: true });
  await agent.next<{ consent: ConsentState }>('consent:changed', ({ consent }) =>
    consent.grants.some((grant) => grant.capability === capability && grant.paused),
  );
  expect(await agent.refusal('lead:go', go(sessionId, own))).toBe('not_granted');
  await visitor.ask('grant:pause', { capability, paused: false });
  await agent.ask('page:watch', { sessionId });
  await agent.ask('lead:go', go(sessionId, own));
  expect(visitor.told('lead:to')).toHaveLength(1);
});

const tabsOf = ({ tabs }: { tabs: VisitorTab[] }) => tabs.map(({ url, front }) => [new URL(url).pathname, front]);

test('an agent who watches knows the tabs and which is in front, and chooses one', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  await consentTo('view', agent, visitor, sessionId);
  expect(await agent.refusal('tab:look', { sessionId, tab: 1 })).toBe('not_granted');
  await agent.ask('page:watch', { sessionId });
  await agent.next<{ tabs: VisitorTab[] }>('tabs:changed', ({ tabs }) => tabs.length === 1);
  const second = await server.visitor(visitor.welcome.token, 'tab-2');
  expect(second.welcome).toMatchObject({ sessionId, lookedAt: [] });
  visitor.send('tab:front', { front: true });
  await agent.next<{ tabs: VisitorTab[] }>(
    'tabs:changed',
    ({ tabs }) => tabs.find(({ front }) => front)?.tab === visitor.welcome.tab,
  );
  second.send('page:view', { page: { ...helloBody(server.url).page, url: `${server.url}/demo/help.html` }, facts: {} });
  second.send('tab:front', { front: true });
  const now = await agent.next<{ tabs: VisitorTab[] }>('tabs:changed', (told) =>
    tabsOf(told).some(([path, front]) => path === '/demo/help.html' && front === true),
  );
  expect(tabsOf(now).toSorted()).toEqual([
    ['/demo/help.html', true],
    ['/demo/tariff.html', false],
  ]);

  await agent.ask('tab:look', { sessionId, tab: visitor.welcome.tab });
  expect(await visitor.next('tabs:looked-at')).toEqual({ tabs: [visitor.welcome.tab] });
  const third = await server.visitor(visitor.welcome.token, 'tab-3');
  expect(third.welcome.lookedAt).toEqual([visitor.welcome.tab]);
  // Whoever stops watching has chosen nothing any more.
  await agent.ask('page:unwatch', { sessionId });
  await visitor.next<{ tabs: number[] }>('tabs:looked-at', ({ tabs }) => tabs.length === 0);
  second.close();
  third.close();
});

test('nobody who does not watch hears of tabs', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const colleague = await server.agent('mira@demo.lotse');
  visitor.send('tab:front', { front: true });
  await consentTo('view', agent, visitor, sessionId);
  visitor.send('tab:front', { front: true });
  expect(await colleague.refusal('tab:look', { sessionId, tab: 0 })).toBe('not_granted');
  await settled(agent, visitor);
  await settled(colleague, visitor);
  expect([...agent.told('tabs:changed'), ...colleague.told('tabs:changed')]).toEqual([]);
});
