/** Using a visitor's page over real sockets: only under the grant of that session, by the agent who holds it, and on the time line. */
import { afterEach, expect, test } from 'vitest';
import type { CaseOpened, HistoryEntry } from '../../shared/protocol/case.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { AGENT_LIMITS } from '../../server/sockets/wire/rate-limits.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import { consentTo, settled, talk, talkWith } from '../support/talk.ts';

afterEach(stopEverything);

const click = (sessionId: string, node = 5) => ({
  sessionId,
  tab: 0,
  epoch: 7,
  action: { do: 'click', node, x: 0.5, y: 0.5 },
});

test('control needs seeing, and each step its own yes', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  expect(await agent.refusal('consent:ask', { sessionId, purpose: 'control' })).toBe('not_granted');
  agent.send('page:act', click(sessionId));
  await consentTo('view', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  agent.send('page:act', click(sessionId));
  await consentTo('point', agent, visitor, sessionId);
  agent.send('page:act', click(sessionId));
  await settled(agent, visitor);
  expect(visitor.told('page:act')).toEqual([]);
  await consentTo('control', agent, visitor, sessionId);
  agent.send('page:act', click(sessionId, 6));
  expect(await visitor.next('page:act')).toEqual({ tab: 0, epoch: 7, action: click(sessionId, 6).action });
});

test('row 7: not without looking, not on another session, not by another agent, not from a visitor', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'control');
  const other = await server.visitor();
  const colleague = await server.agent('mira@demo.lotse');
  await colleague.request('page:watch', { sessionId });
  colleague.send('page:act', click(sessionId));
  agent.send('page:act', click(other.welcome.sessionId));
  other.send('page:act', click(sessionId));
  expect(await other.refusal('page:act', click(sessionId))).toBe('unknown_event');
  // A refusal of somebody else's page reaches nobody.
  other.send('page:act-refused', { reason: 'gone', do: 'click', node: 5 });
  await agent.ask('page:unwatch', { sessionId });
  agent.send('page:act', click(sessionId));
  await settled(colleague, other);
  await settled(agent, visitor);
  expect([...visitor.told('page:act'), ...other.told('page:act')]).toEqual([]);
  expect([...agent.told('page:act-refused'), ...colleague.told('page:act-refused')]).toEqual([]);
});

test.each([
  ['the visitor takes control back', 'visitor', 'control'],
  ['the visitor ends seeing', 'visitor', 'view'],
  ['the agent gives it back', 'agent', 'control'],
])('row 7: nothing gets through after %s', async (_what, who, capability) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'control');
  if (who === 'visitor') await visitor.ask('grant:stop', { capability });
  else await agent.ask('grant:end', { sessionId, capability });
  agent.send('page:act', click(sessionId));
  await settled(agent, visitor);
  expect(visitor.told('page:act')).toEqual([]);
});

test('row 7: nothing gets through after the conversation has gone to a colleague', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId, conversation } = await talkWith(server, 'control');
  const colleague = await server.agent('mira@demo.lotse');
  await agent.ask('conversation:transfer', {
    conversationId: conversation.conversationId,
    agentId: colleague.desk.me.agentId,
  });
  await visitor.next<ConsentState>('consent:changed', ({ grants }) => grants.length === 0);
  agent.send('page:act', click(sessionId));
  colleague.send('page:act', click(sessionId));
  await settled(agent, visitor);
  await settled(colleague, visitor);
  expect(visitor.told('page:act')).toEqual([]);
});

test.each([
  ['a key nowhere', { do: 'key', key: 'Enter' }],
  ['a key that is none of those', { do: 'key', node: 1, key: 'F5', shift: false }],
  ['a letter', { do: 'key', node: 1, key: 'a', shift: false }],
  ['more choices than any list', { do: 'select', node: 1, indexes: Array.from({ length: 501 }, () => 1) }],
  ['an address', { do: 'goto', url: 'https://evil.example' }],
  ['a long text', { do: 'type', node: 1, text: 'x'.repeat(501) }],
  ['a place outside', { do: 'click', node: 1, x: 2, y: 0 }],
  ['no node', { do: 'click', x: 0, y: 0 }],
  ['something beside', { do: 'check', node: 1, on: true, script: 'alert(1)' }],
])('row 8: an action of no known shape goes nowhere: %s', async (_what, action) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'control');
  agent.send('page:act', { ...click(sessionId), action });
  await settled(agent, visitor);
  expect(visitor.told('page:act')).toEqual([]);
});

test('row 23: what is done keeps its order and is cut to a hand’s rate', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'control');
  const burst = AGENT_LIMITS.events['page:act']?.burst ?? 0;
  for (let node = 0; node < 2 * burst; node += 1) agent.send('page:act', click(sessionId, node));
  await settled(agent, visitor);
  const nodes = visitor.told('page:act').map(([body]) => (body as { action: { node: number } }).action.node);
  expect(nodes.slice(0, burst)).toEqual(Array.from({ length: burst }, (_, node) => node));
  // A moment passes while they are sent.
  expect(nodes.length).toBeLessThan(burst + 10);
});

test('the agent learns what was refused, and the time line what was done, without what was typed', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId, caseId } = await talkWith(server, 'control');
  agent.send('page:act', click(sessionId));
  agent.send('page:act', { ...click(sessionId), action: { do: 'type', node: 9, text: 'Wilhelmine' } });
  await visitor.next<{ action: { do: string } }>('page:act', ({ action }) => action.do === 'type');
  visitor.send('page:act-refused', { reason: 'reserved', do: 'click', node: 5 });
  expect(await agent.next('page:act-refused')).toEqual({ sessionId, reason: 'reserved', do: 'click', node: 5 });
  await visitor.ask('grant:stop', { capability: 'control' });
  const isUse = ({ entry }: { entry: HistoryEntry }) => entry.type === 'control_used';
  const { entry } = await agent.next<{ entry: HistoryEntry }>('history:added', isUse);
  expect(entry.details).toEqual({ click: 1, type: 1, refused: 1 });
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  expect(history.find(({ type }) => type === 'control_used')?.author).toMatchObject({
    kind: 'agent',
    name: 'Anna Petersen',
  });
  expect(JSON.stringify(history)).not.toContain('Wilhelmine');
});
