/** What visitors say about calls: that they would like one, how it was; and how many a site has at once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallSettings } from '../../shared/protocol/call.ts';
import type { CallId, SessionId } from '../../shared/protocol/ids.ts';
import { CALL_WISH_MS } from '../../shared/protocol/limits.ts';
import { saveSite } from '../../server/app/administration/manage-sites.ts';
import { hangUp } from '../../server/app/call/hang-up.ts';
import { rateCall } from '../../server/app/call/rate-call.ts';
import { startCall } from '../../server/app/call/start-call.ts';
import { answerWish, unwishCall, wishCall } from '../../server/app/call/wish-call.ts';
import { answerConsent } from '../../server/app/consent/answer-consent.ts';
import { askConsent } from '../../server/app/consent/ask-consent.ts';
import { sweepSessions } from '../../server/app/session/sweep-sessions.ts';
import {
  ANNA,
  JONAS,
  MIRA,
  openCallNodes,
  seedCallSettings,
  seedConsent,
  seedConversation,
  VISITOR,
  type CallNode,
  type CallNodes,
} from '../support/call-node.ts';
import { putAll } from '../support/commit-all.ts';
import { beginCall, takeSeat } from '../support/in-call.ts';
import { id, sample } from '../support/sample-records.ts';

let nodes: CallNodes;
let a: CallNode;
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, []);
});
afterEach(() => nodes.close());

const WISH = { send: ['audio'] as 'audio'[], textVersion: 2, locale: 'de' };
const refused = (code: string) => ({ ok: false, error: { code } });
const settings = (calls: Partial<CallSettings>) => seedCallSettings(nodes.store, calls);
const session = () => nodes.store.get('session', VISITOR.sessionId);
const answer = (actor: typeof ANNA, yes: 'accept' | 'decline') =>
  answerWish(a.app, actor, { sessionId: VISITOR.sessionId, answer: yes });
const linesOf = async (type: string) =>
  (await nodes.store.history([id('case')], 20)).filter((line) => line.type === type);

describe('a visitor who would like to talk', () => {
  beforeEach(() => settings({ visitorMayStart: true }));

  it('is heard by the agent, and nothing is sent yet', async () => {
    const wished = await wishCall(a.app, VISITOR, WISH);
    expect(wished).toMatchObject({ ok: true, data: { wish: { send: ['audio'] }, grants: [], callId: null } });
    const told = nodes.told.all.find(({ to, event }) => to === 'a-anna' && event === 'consent:changed');
    expect(told?.body).toMatchObject({ consent: { wish: { send: ['audio'] } } });
  });

  it('is in a call once the agent takes it, sending what they said and no more, with evidence', async () => {
    await wishCall(a.app, VISITOR, WISH);
    const taken = await answer(ANNA, 'accept');
    expect(taken).toMatchObject({
      ok: true,
      data: { wish: null, callId: expect.any(String), grants: [{ capability: 'audio', agentId: 'anna' }] },
    });
    const callId = (await session())?.callId as CallId;
    expect((await takeSeat(a.app, VISITOR, callId)).maySend).toEqual(['microphone']);
    expect(await linesOf('consent_granted')).toMatchObject([
      {
        author: { kind: 'visitor' },
        details: { purpose: 'call', capabilities: 'audio', agentId: 'anna', textVersion: 2, locale: 'de' },
      },
    ]);
    expect(await linesOf('call_started')).toHaveLength(1);
  });

  it('is told when the agent declines, and nothing begins', async () => {
    await wishCall(a.app, VISITOR, WISH);
    nodes.told.clear();
    expect(await answer(ANNA, 'decline')).toMatchObject({ ok: true, data: { wish: null, callId: null, grants: [] } });
    expect(nodes.told.all.find(({ to }) => to === 'v-session')?.body).toMatchObject({ wish: null });
    expect(await linesOf('consent_granted')).toEqual([]);
    expect(await answer(ANNA, 'accept')).toEqual(refused('not_found'));
  });

  it('may think otherwise', async () => {
    await wishCall(a.app, VISITOR, WISH);
    expect(await unwishCall(a.app, VISITOR)).toMatchObject({ ok: true, data: { wish: null } });
    expect(await answer(ANNA, 'accept')).toEqual(refused('not_found'));
    expect(await session()).toMatchObject({ callId: null, grants: [] });
  });

  it('is not taken at their word after a while', async () => {
    await wishCall(a.app, VISITOR, WISH);
    nodes.clock.advance(CALL_WISH_MS - 1);
    const state = await askConsent(a.app, ANNA, { sessionId: VISITOR.sessionId, purpose: 'view' });
    expect(state).toMatchObject({ data: { wish: { send: ['audio'] } } });
    nodes.clock.advance(1);
    const later = await askConsent(a.app, ANNA, { sessionId: VISITOR.sessionId, purpose: 'view' });
    expect(later).toMatchObject({ ok: true, data: { wish: null } });
    expect(await answer(ANNA, 'accept')).toEqual(refused('not_found'));
    expect(await session()).toMatchObject({ callId: null, grants: [] });
  });

  it('and whoever was to answer are told when nobody did in time, once', async () => {
    const wishesTold = () =>
      nodes.told.all
        .filter(({ event }) => event === 'consent:changed')
        .map(({ to, body }) => [to, ('consent' in body ? body.consent : body) as { wish: unknown }] as const)
        .map(([to, { wish }]) => [to, wish]);
    await wishCall(a.app, VISITOR, WISH);
    nodes.told.clear();
    nodes.clock.advance(CALL_WISH_MS - 1);
    await sweepSessions(a.app);
    expect(wishesTold()).toEqual([]);
    nodes.clock.advance(1);
    await sweepSessions(a.app);
    expect(Object.fromEntries(wishesTold())).toEqual({ 'v-session': null, 'a-anna': null });
    nodes.told.clear();
    await sweepSessions(a.app);
    expect(wishesTold()).toEqual([]);
    expect(await session()).toMatchObject({ callWish: null, callId: null, grants: [] });
  });

  it('does not wait for an answer when the conversation has ended', async () => {
    await wishCall(a.app, VISITOR, WISH);
    await putAll(nodes.store, 'conversation', {
      ...sample('conversation', 'conversation', {
        now: { state: 'closed', reason: 'visitor', at: 2, agentId: 'anna' },
      }),
      version: 1,
    });
    await sweepSessions(a.app);
    expect((await session())?.callWish ?? null).toBeNull();
  });

  it('is answered by who leads the conversation, by no companion and no stranger', async () => {
    await seedConversation(nodes.store, ANNA, [JONAS]);
    await wishCall(a.app, VISITOR, WISH);
    expect(await answer(JONAS, 'accept')).toEqual(refused('not_found'));
    expect(await answer(MIRA, 'accept')).toEqual(refused('not_found'));
    expect(await session()).toMatchObject({ callId: null, grants: [] });
  });

  it('in a call already wishes for nothing', async () => {
    const callId = await beginCall(a.app);
    expect(await wishCall(a.app, VISITOR, WISH)).toMatchObject({ ok: true, data: { wish: null, callId } });
  });

  it('without anybody to talk to is told so', async () => {
    await putAll(nodes.store, 'conversation', {
      ...sample('conversation', 'conversation', { now: { state: 'queued', since: 1, notAgentId: null } }),
      version: 1,
    });
    expect(await wishCall(a.app, VISITOR, WISH)).toEqual(refused('no_agent'));
  });
});

it('a site that has not allowed it hears no wish', async () => {
  expect(await wishCall(a.app, VISITOR, WISH)).toEqual(refused('forbidden'));
  await settings({ visitorMayStart: false });
  expect(await wishCall(a.app, VISITOR, WISH)).toEqual(refused('forbidden'));
  expect((await session())?.callWish ?? null).toBeNull();
});

it('what a site says about calls is its administrator’s, and stays when a change does not name it', async () => {
  await settings({});
  const { look, hours } = (await nodes.store.get('site', VISITOR.siteId))!;
  const save = { siteId: VISITOR.siteId, look, hours, allowedOrigins: [] };
  const calls = { visitorMayStart: true, mayListen: true, cameraKbps: 400, screenKbps: 800, maxAtOnce: 3 };
  const admin = { ...MIRA, role: 'administrator' } as const;
  expect(await saveSite(a.app, MIRA, { ...save, calls })).toEqual(refused('forbidden'));
  expect(await saveSite(a.app, admin, { ...save, calls })).toMatchObject({ ok: true, data: { calls } });
  expect(await saveSite(a.app, admin, save)).toMatchObject({ ok: true, data: { calls } });
  expect(await wishCall(a.app, VISITOR, WISH)).toMatchObject({ ok: true });
});

describe('as many calls as the site has', () => {
  const OTHER = id<SessionId>('other-session');
  beforeEach(async () => {
    await settings({ maxAtOnce: 1, visitorMayStart: true });
    await putAll(nodes.store, 'session', sample('session', 'other-session', { visitorId: 'other' }));
  });

  it('the next waits until one is over', async () => {
    const callId = await beginCall(a.app);
    expect(await startCall(a.app, { id: OTHER }, ANNA.agentId)).toEqual(refused('busy'));
    await hangUp(a.app, ANNA, { callId });
    expect(await startCall(a.app, { id: OTHER }, ANNA.agentId)).toMatchObject({ ok: true });
  });

  it('are counted over all nodes, and for each site by itself', async () => {
    const b = await nodes.start('b');
    await beginCall(b.app);
    expect(await startCall(a.app, { id: OTHER }, ANNA.agentId)).toEqual(refused('busy'));
    await putAll(nodes.store, 'session', sample('session', 'elsewhere', { siteId: 'second-site' }));
    expect(await startCall(a.app, { id: id('elsewhere') }, ANNA.agentId)).toMatchObject({ ok: true });
  });

  it('and a yes that finds no room is not left behind, asked or wished', async () => {
    await startCall(a.app, { id: OTHER }, JONAS.agentId);
    await wishCall(a.app, VISITOR, WISH);
    expect(await answer(ANNA, 'accept')).toEqual(refused('busy'));
    expect(await session()).toMatchObject({ callId: null, grants: [] });

    await askConsent(a.app, ANNA, { sessionId: VISITOR.sessionId, purpose: 'call' });
    const askId = (await session())?.ask?.askId;
    if (!askId) throw new Error('not asked');
    const yes = { askId, answer: 'yes', send: ['audio', 'video'], textVersion: 1, locale: 'de' } as const;
    expect(await answerConsent(a.app, VISITOR, { ...yes, send: [...yes.send] })).toEqual(refused('busy'));
    expect(await session()).toMatchObject({ callId: null, grants: [] });
    expect(await linesOf('consent_ended')).toHaveLength(2);
  });
});

describe('a rating', () => {
  const rate = (callId: CallId, actor = VISITOR) =>
    rateCall(a.app, actor, { callId, stars: 4, comment: '  Sehr klar. ' });

  it('is taken once, after the end, and stands on the case', async () => {
    const callId = await beginCall(a.app);
    expect(await rate(callId)).toEqual(refused('closed'));
    await hangUp(a.app, VISITOR, { callId });
    expect(await rate(callId)).toEqual({ ok: true, data: {} });
    expect(await rate(callId)).toEqual(refused('closed'));
    expect(await linesOf('call_rated')).toMatchObject([
      { author: { kind: 'visitor' }, details: { callId, stars: 4, text: 'Sehr klar.' } },
    ]);
    expect(await nodes.store.get('call', callId)).toMatchObject({ rating: { stars: 4, comment: 'Sehr klar.' } });
  });

  it('is for one’s own call', async () => {
    const callId = await beginCall(a.app);
    await hangUp(a.app, VISITOR, { callId });
    expect(await rate(callId, { ...VISITOR, sessionId: id('other') })).toEqual(refused('not_found'));
    expect(await rate(id('nothing'))).toEqual(refused('not_found'));
  });
});
