/** Suggestions for a visitor's form over real sockets: only under live grants, each outcome to its maker, counted on the time line. */
import { afterEach, expect, test } from 'vitest';
import type { CaseOpened, HistoryEntry } from '../../shared/protocol/case.ts';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import { AGENT_LIMITS } from '../../server/sockets/wire/rate-limits.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import { consentTo, settled, talk, talkWith } from '../support/talk.ts';
import type { TestSocket } from '../support/test-socket.ts';

afterEach(stopEverything);

const suggestion = (sessionId: string, suggestionId = 's1', text = 'Husum') => ({
  sessionId,
  suggestionId,
  tab: 0,
  epoch: 7,
  node: 5,
  value: { kind: 'text', text },
});

test('a suggestion reaches the page with the name and colour of the grant, its outcome the one who made it', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  agent.send('form:suggest', suggestion(sessionId));
  expect(await visitor.next('form:suggested')).toEqual({
    suggestionId: 's1',
    tab: 0,
    epoch: 7,
    node: 5,
    value: { kind: 'text', text: 'Husum' },
    agentName: 'Anna Petersen',
    color: 0,
    directly: false,
  });
  visitor.send('form:suggestion-answered', { suggestionId: 's1', outcome: 'shown' });
  visitor.send('form:suggestion-answered', { suggestionId: 's1', outcome: 'accepted' });
  expect(await agent.next('form:suggestion')).toEqual({ sessionId, suggestionId: 's1', outcome: 'shown' });
  expect(await agent.next('form:suggestion')).toEqual({ sessionId, suggestionId: 's1', outcome: 'accepted' });
  // It is in its field: said again, nobody hears it and nobody counts it; it can be undone, once, and not taken out by the agent.
  for (const outcome of ['declined', 'accepted', 'undone', 'undone'])
    visitor.send('form:suggestion-answered', { suggestionId: 's1', outcome });
  await settled(agent, visitor);
  agent.send('form:take-back', { sessionId, suggestionId: 's1' });
  await settled(agent, visitor);
  expect(agent.told('form:suggestion')).toEqual([[{ sessionId, suggestionId: 's1', outcome: 'undone' }]]);
  expect(visitor.told('form:taken-back')).toEqual([]);
});

test('the agent takes a suggestion back and shows the field he is in until he looks away', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  agent.send('form:suggest', suggestion(sessionId));
  agent.send('form:take-back', { sessionId, suggestionId: 's1' });
  expect(await visitor.next('form:taken-back')).toEqual({ suggestionId: 's1' });
  agent.send('form:at', { sessionId, tab: 0, epoch: 7, node: 9 });
  const at = { tab: 0, epoch: 7, agentName: 'Anna Petersen', color: 0 };
  expect(await visitor.next('form:agent-at')).toEqual({ ...at, node: 9 });
  await agent.ask('page:unwatch', { sessionId });
  expect(await visitor.next('form:agent-at')).toEqual({ ...at, node: 0 });
  await agent.ask('page:watch', { sessionId });
  agent.send('form:at', { sessionId, tab: 0, epoch: 8, node: 9 });
  await visitor.next('form:agent-at');
  agent.close();
  expect(await visitor.next('form:agent-at')).toEqual({ ...at, epoch: 8, node: 0 });
});

test('row 7: nothing without the grant, without looking, on another session, by another agent or from a visitor', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  expect(await agent.refusal('consent:ask', { sessionId, purpose: 'form' })).toBe('not_granted');
  const at = { sessionId, tab: 0, epoch: 7, node: 5 };
  agent.send('form:suggest', suggestion(sessionId));
  await consentTo('view', agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  agent.send('form:suggest', suggestion(sessionId));
  agent.send('form:at', at);
  await consentTo('form', agent, visitor, sessionId);
  const other = await server.visitor();
  const colleague = await server.agent('mira@demo.lotse');
  await colleague.request('page:watch', { sessionId });
  colleague.send('form:suggest', suggestion(sessionId));
  colleague.send('form:at', at);
  agent.send('form:suggest', suggestion(other.welcome.sessionId));
  agent.send('form:suggest', suggestion('no-such-session'));
  expect(await other.refusal('form:suggest', suggestion(sessionId))).toBe('unknown_event');
  await agent.ask('page:unwatch', { sessionId });
  agent.send('form:suggest', suggestion(sessionId));
  agent.send('form:at', at);
  await settled(colleague, other);
  await settled(agent, visitor);
  const told = (socket: TestSocket) => [...socket.told('form:suggested'), ...socket.told('form:agent-at')];
  expect([...told(visitor), ...told(other)]).toEqual([]);
});

test('row 7: whose suggestion it is cannot be forged', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  const other = await server.visitor();
  const colleague = await server.agent('mira@demo.lotse');
  agent.send('form:suggest', suggestion(sessionId));
  await visitor.next('form:suggested');
  other.send('form:suggestion-answered', { suggestionId: 's1', outcome: 'accepted' });
  visitor.send('form:suggestion-answered', { suggestionId: 'never-made', outcome: 'accepted' });
  colleague.send('form:take-back', { sessionId, suggestionId: 's1' });
  agent.send('form:take-back', { sessionId, suggestionId: 'never-made' });
  agent.send('form:suggest', { ...suggestion(sessionId, 's2'), agentName: 'Die Bank', color: 3 });
  await settled(colleague, other);
  await settled(agent, visitor);
  expect([...agent.told('form:suggestion'), ...colleague.told('form:suggestion')]).toEqual([]);
  expect([...visitor.told('form:taken-back'), ...visitor.told('form:suggested')]).toEqual([]);
});

test.each([
  ['the visitor takes it back', 'grant:stop', { capability: 'form' }],
  ['the visitor rests it', 'grant:pause', { capability: 'form', paused: true }],
  ['the visitor ends seeing', 'grant:stop', { capability: 'view' }],
])('row 7: nothing gets through either way after %s', async (_what, event, body) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  agent.send('form:suggest', suggestion(sessionId));
  await visitor.next('form:suggested');
  await visitor.ask(event, body);
  visitor.send('form:suggestion-answered', { suggestionId: 's1', outcome: 'accepted' });
  agent.send('form:suggest', suggestion(sessionId, 's2'));
  agent.send('form:at', { sessionId, tab: 0, epoch: 7, node: 5 });
  await settled(agent, visitor);
  expect([...visitor.told('form:suggested'), ...visitor.told('form:agent-at')]).toEqual([]);
  expect(agent.told('form:suggestion')).toEqual([]);
});

test.each([
  ['too long', { value: { kind: 'text', text: 'x'.repeat(MAX_TYPED_CHARS + 1) } }],
  ['of no known kind', { value: { kind: 'markup', html: '<b>' } }],
  ['with something beside', { value: { kind: 'text', text: 'x', script: 'alert(1)' } }],
  ['no node', { node: undefined }],
  ['an odd id', { suggestionId: '__proto__ x' }],
])('row 8: a suggestion of no known shape goes nowhere: %s', async (_what, change) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  agent.send('form:suggest', { ...suggestion(sessionId), ...change });
  await settled(agent, visitor);
  expect(visitor.told('form:suggested')).toEqual([]);
});

test('row 23: a flood of suggestions is cut', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'form');
  const burst = AGENT_LIMITS.events['form:suggest']?.burst ?? 0;
  for (let n = 0; n < 3 * burst; n += 1) agent.send('form:suggest', suggestion(sessionId, `s${n}`));
  await settled(agent, visitor);
  const told = visitor.told('form:suggested').length;
  expect(told).toBeGreaterThanOrEqual(burst);
  // A moment passes while they are sent.
  expect(told).toBeLessThan(burst + 10);
});

test('the time line says how many were made and taken, never what they said', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId, caseId } = await talkWith(server, 'form');
  for (const [id, outcome] of [
    ['s1', 'accepted'],
    ['s2', 'declined'],
    ['s3', 'accepted'],
    ['s4', 'hidden'],
    ['s5', 'entered'],
  ] as const) {
    agent.send('form:suggest', suggestion(sessionId, id, 'Wilhelmine'));
    await visitor.next('form:suggested');
    visitor.send('form:suggestion-answered', { suggestionId: id, outcome });
    await agent.next('form:suggestion');
  }
  await visitor.ask('grant:stop', { capability: 'form' });
  const isUse = ({ entry }: { entry: HistoryEntry }) => entry.type === 'suggestions_used';
  const { entry } = await agent.next<{ entry: HistoryEntry }>('history:added', isUse);
  expect(entry.details).toEqual({ suggested: 5, accepted: 2, entered: 1, undone: 0, declined: 1 });
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  expect(history.find(({ type }) => type === 'suggestions_used')?.author).toMatchObject({ name: 'Anna Petersen' });
  expect(JSON.stringify(history)).not.toContain('Wilhelmine');
});
