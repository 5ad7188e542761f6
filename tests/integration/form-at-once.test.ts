/** What is suggested may go in at once: by the visitor's click for one agent, told with each suggestion, until one of the permissions it hangs on ends. */
import { afterEach, expect, test } from 'vitest';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import { consentTo, settled, talk, talkWith } from '../support/talk.ts';

afterEach(stopEverything);

const held = ({ grants }: ConsentState) => grants.map(({ capability }) => capability).toSorted();

async function atOnce() {
  const at = await talkWith(await startTestServer(), 'form');
  const agentId = at.agent.desk.me.agentId;
  let made = 0;
  return {
    ...at,
    agentId,
    letFill: () => at.visitor.ask<ConsentState>('fill:let', { agentId, textVersion: 3, locale: 'de' }),
    /** Whether it says that it may go in at once. */
    async suggest(): Promise<boolean> {
      made += 1;
      const { sessionId } = at;
      const value = { kind: 'text', text: 'Husum' };
      at.agent.send('form:suggest', { sessionId, suggestionId: `s${made}`, tab: 0, epoch: 7, node: 5, value });
      return (await at.visitor.next<{ directly: boolean }>('form:suggested')).directly;
    },
  };
}

test('one by one at first; after the click each says so, and the agent and the time line know it', async () => {
  const { agent, visitor, caseId, letFill, suggest } = await atOnce();
  expect(await suggest()).toBe(false);
  expect(held(await letFill())).toEqual(['fill', 'form', 'view']);
  await agent.next<{ consent: ConsentState }>('consent:changed', ({ consent }) => held(consent).includes('fill'));
  expect(await suggest()).toBe(true);
  visitor.send('form:suggestion-answered', { suggestionId: 's2', outcome: 'entered' });
  expect(await agent.next('form:suggestion')).toMatchObject({ outcome: 'entered' });
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  const [granted] = history.filter(({ details }) => details['capabilities'] === 'fill');
  expect(granted).toMatchObject({ type: 'consent_granted', details: { agentName: 'Anna Petersen', textVersion: 3 } });
});

test.each([
  ['it is taken back itself', 'grant:stop', { capability: 'fill' }, ['form', 'view']],
  ['filling in is taken back', 'grant:stop', { capability: 'form' }, ['view']],
  ['seeing is taken back', 'grant:stop', { capability: 'view' }, []],
])('row 7: it is over when %s', async (_what, event, body, left) => {
  const { agent, visitor, sessionId, letFill, suggest } = await atOnce();
  await letFill();
  const after = await visitor.ask<ConsentState>(event, body);
  expect(held(after)).toEqual(left);
  for (const purpose of ['view', 'form'])
    if (!left.includes(purpose)) await consentTo(purpose, agent, visitor, sessionId);
  await agent.ask('page:watch', { sessionId });
  expect(await suggest()).toBe(false);
});

test('row 7: a new yes to filling in is one to suggestions', async () => {
  const { agent, visitor, sessionId, letFill, suggest } = await atOnce();
  await letFill();
  expect(held(await consentTo('form', agent, visitor, sessionId))).toEqual(['form', 'view']);
  expect(await suggest()).toBe(false);
});

test('row 7: it ends with the agent who gives filling in back, and with the agent', async () => {
  const { agent, visitor, sessionId, conversation, letFill } = await atOnce();
  await letFill();
  expect(held(await agent.ask<ConsentState>('grant:end', { sessionId, capability: 'form' }))).toEqual(['view']);
  expect(held(await consentTo('form', agent, visitor, sessionId))).toEqual(['form', 'view']);
  await letFill();
  await agent.ask('conversation:close', { conversationId: conversation.conversationId });
  await visitor.next<ConsentState>('consent:changed', ({ grants }) => grants.length === 0);
});

test('row 7: not for who may not fill in, not for another agent, and not by an agent', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talk(server);
  const asked = { agentId: agent.desk.me.agentId, textVersion: 3, locale: 'de' };
  expect(await visitor.refusal('fill:let', asked)).toBe('not_granted');
  await consentTo('view', agent, visitor, sessionId);
  expect(await visitor.refusal('fill:let', asked)).toBe('not_granted');
  await consentTo('form', agent, visitor, sessionId);
  const colleague = await server.agent('jonas@demo.lotse');
  expect(await visitor.refusal('fill:let', { ...asked, agentId: colleague.desk.me.agentId })).toBe('not_granted');
  expect(await agent.refusal('consent:ask', { sessionId, purpose: 'fill' })).toBe('bad_request');
  agent.send('fill:let', asked);
  agent.send('form:suggest', {
    sessionId,
    suggestionId: 's1',
    tab: 0,
    epoch: 7,
    node: 5,
    directly: true,
    value: { kind: 'text', text: 'x' },
  });
  await settled(agent, visitor);
  expect(visitor.told('form:suggested')).toEqual([]);
});
