/** Consent and session codes as use cases: rights, evidence, time-outs, loss, change of agent. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerConsent } from '../../server/app/consent/answer-consent.ts';
import { askConsent } from '../../server/app/consent/ask-consent.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { endGrant, stopGrant } from '../../server/app/consent/end-grant.ts';
import { makeCode } from '../../server/app/case/make-code.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { sweepSessions } from '../../server/app/session/sweep-sessions.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import { CODES_PER_HOUR } from '../../server/domain/session-code.ts';
import type { Purpose } from '../../shared/protocol/consent.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import { ASK_OPEN_MS, GRANT_MAX_MS, GRANT_RESUME_MS, SESSION_CODE_MS } from '../../shared/protocol/limits.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, comeBy, openShop, saying } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
let visitor: VisitorActor;

beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
  anna = await arrive(app, 'anna');
  visitor = await comeBy(app, 'visitor');
});
afterEach(() => ground.close());

function data<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.data;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const session = async () => (await app.store.get('session', visitor.sessionId))!;
const ask = (purpose: Purpose = 'view', agent = anna) =>
  askConsent(app, agent, { sessionId: visitor.sessionId, purpose });

async function talk() {
  return data(await startConversation(app, visitor, saying('Moin'))).conversation!;
}
async function allow(purpose: Purpose) {
  const { ask: asked } = data(await ask(purpose));
  return data(
    await answerConsent(app, visitor, { askId: asked!.askId, answer: 'yes', send: [], textVersion: 3, locale: 'de' }),
  );
}
async function allowView() {
  await talk();
  return allow('view');
}
const capabilities = async () => (await session()).grants.map(({ capability }) => capability);

test('only the agent who talks with the visitor may ask', async () => {
  expect(code(await ask())).toBe('not_found');
  await talk();
  const ben = await arrive(app, 'ben');
  expect(code(await ask('view', ben))).toBe('not_found');
  expect(code(await ask('view'))).toBe('ok');
  expect(code(await ask('call'))).toBe('media_unavailable');
});

test('row 22: who said yes to what, when, in which wording, is in the history', async () => {
  await allowView();
  const { caseId } = (await app.store.openConversation(visitor.visitorId))!.conversation;
  const lines = await app.store.history([caseId], 100);
  const granted = lines.find(({ type }) => type === 'consent_granted');
  expect(granted).toMatchObject({
    at: app.clock.now(),
    author: { kind: 'visitor' },
    details: { purpose: 'view', capabilities: 'view', agentId: 'anna', textVersion: 3, locale: 'de' },
  });
  data(await stopGrant(app, visitor, { capability: 'view' }));
  const ended = (await app.store.history([caseId], 100)).find(({ type }) => type === 'consent_ended');
  expect(ended).toMatchObject({ author: { kind: 'visitor' }, details: { capabilities: 'view', reason: 'by_visitor' } });
});

test('both sides are told the whole state each time', async () => {
  await talk();
  app.push.takePushed();
  data(await ask());
  const told = app.push.takePushed().filter(({ event }) => event === 'consent:changed');
  expect(told.map(({ to }) => to).toSorted()).toEqual(['agent:anna', `visitor:${visitor.sessionId}`]);
});

test('a question is over after its time, and a late yes grants nothing', async () => {
  await talk();
  const { ask: asked } = data(await ask());
  app.clock.advance(ASK_OPEN_MS);
  await sweepSessions(app);
  expect((await session()).ask).toBeNull();
  const late = { askId: asked!.askId, answer: 'yes' as const, send: [], textVersion: 1, locale: 'de' };
  expect(code(await answerConsent(app, visitor, late))).toBe('not_found');
  expect(await capabilities()).toEqual([]);
});

test('the agent gives it back, or takes a question back', async () => {
  await allowView();
  data(await endGrant(app, anna, { sessionId: visitor.sessionId, capability: 'view' }));
  expect(await capabilities()).toEqual([]);
  data(await ask());
  data(await endGrant(app, anna, { sessionId: visitor.sessionId, capability: 'view' }));
  expect((await session()).ask).toBeNull();
});

test('row 7: a grant ends with the conversation', async () => {
  await allowView();
  const { id } = (await app.store.openConversation(visitor.visitorId))!.conversation;
  data(await closeConversation(app, anna, { conversationId: id }));
  await sweepSessions(app);
  expect(await capabilities()).toEqual([]);
});

test('row 7: a grant outlives a reload, not an absence', async () => {
  await allowView();
  app.offline.add(visitor.sessionId);
  await sweepSessions(app);
  app.clock.advance(GRANT_RESUME_MS - 1);
  await sweepSessions(app);
  expect(await capabilities()).toEqual(['view']);
  app.offline.delete(visitor.sessionId);
  await sweepSessions(app);
  app.clock.advance(GRANT_RESUME_MS);
  await sweepSessions(app);
  expect(await capabilities()).toEqual(['view']);

  app.offline.add(visitor.sessionId);
  await sweepSessions(app);
  app.clock.advance(GRANT_RESUME_MS);
  await sweepSessions(app);
  expect(await capabilities()).toEqual([]);
});

test('row 7: a grant has a longest life', async () => {
  await allowView();
  app.clock.advance(GRANT_MAX_MS);
  await sweepSessions(app);
  expect(await capabilities()).toEqual([]);
});

test('row 7: using the page has a time of its own, and leaves seeing alone', async () => {
  await allowView();
  await allow('control');
  app.clock.advance(GRANT_MAX_MS - 1);
  await allow('view');
  expect(await capabilities()).toEqual(['control', 'view']);
  app.clock.advance(1);
  await sweepSessions(app);
  expect(await capabilities()).toEqual(['view']);
  const { caseId } = await session();
  const ended = (await app.store.history([caseId!], 100)).find(({ type }) => type === 'consent_ended');
  expect(ended).toMatchObject({ details: { capabilities: 'control', reason: 'time_out' } });
  // Nothing of it comes back by itself.
  app.clock.advance(1);
  await sweepSessions(app);
  expect(await capabilities()).toEqual(['view']);
});

test('row 7: using the page is not taken up again after an absence, and needs a new yes', async () => {
  await allowView();
  await allow('control');
  app.offline.add(visitor.sessionId);
  await sweepSessions(app);
  app.clock.advance(GRANT_RESUME_MS);
  await sweepSessions(app);
  expect(await capabilities()).toEqual([]);
  app.offline.delete(visitor.sessionId);
  await sweepSessions(app);
  expect(await capabilities()).toEqual([]);
  expect(code(await ask('control'))).toBe('not_granted');
  await allow('view');
  await allow('control');
  expect(await capabilities()).toEqual(['view', 'control']);
});

test('two nodes that sweep at once end a grant once', async () => {
  await allowView();
  const other = createTestApp(ground, 'node-b');
  app.clock.advance(GRANT_MAX_MS);
  await Promise.all([sweepSessions(app), sweepSessions(other)]);
  const { caseId } = await session();
  const ended = (await app.store.history([caseId!], 100)).filter(({ type }) => type === 'consent_ended');
  expect(ended).toHaveLength(1);
});

test('row 19: a session makes a few codes an hour, each lives for minutes', async () => {
  const made = new Set<string>();
  for (let count = 0; count < CODES_PER_HOUR; count += 1) {
    const { code: value, expiresAt } = data(await makeCode(app, visitor));
    expect(expiresAt - app.clock.now()).toBe(SESSION_CODE_MS);
    made.add(value);
    app.clock.advance(SESSION_CODE_MS);
    expect(await app.store.sessionByCode(value, app.clock.now())).toBeUndefined();
  }
  expect(made.size).toBe(CODES_PER_HOUR);
  expect(code(await makeCode(app, visitor))).toBe('rate_limited');
  app.clock.advance(60 * 60_000);
  expect(code(await makeCode(app, visitor))).toBe('ok');
});
