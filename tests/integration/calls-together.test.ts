/** More than two in a call: guests, listeners, leaving, handing over; who may come and who is out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeerId } from '../../shared/protocol/ids.ts';
import { callSignal } from '../../server/app/call/call-signal.ts';
import { handOverCall } from '../../server/app/call/hand-over-call.ts';
import { hangUp } from '../../server/app/call/hang-up.ts';
import { joinCall } from '../../server/app/call/join-call.ts';
import { leaveCall } from '../../server/app/call/leave-call.ts';
import { endForStrangers } from '../../server/app/session/sweep-sessions.ts';
import {
  ANNA,
  isNotice,
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
import { beginCall, roleOf, sendSource, takeSeat } from '../support/in-call.ts';
import { id } from '../support/sample-records.ts';

let nodes: CallNodes;
let a: CallNode;
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
});
afterEach(() => nodes.close());

const peersIn = async (callId: string) => (await nodes.store.get('call', id(callId)))?.guests ?? [];
const endingsFor = (to: string) => nodes.told.all.filter(isNotice('ended', to)).map(({ body }) => body);
const linesOf = async (type: string) =>
  (await nodes.store.history([id('case')], 20)).filter((line) => line.type === type);
const notFound = { ok: false, error: { code: 'not_found' } };
async function session() {
  const stored = await nodes.store.get('session', VISITOR.sessionId);
  if (!stored) throw new Error('no session');
  return stored;
}

describe('a companion', () => {
  beforeEach(() => seedConversation(nodes.store, ANNA, [JONAS]));

  it('joins as a guest, is seen by the others and in the history, and hears of the end', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    const jonas = await takeSeat(a.app, JONAS, callId);
    expect(jonas.maySend).toEqual(['microphone', 'camera', 'screen']);
    await nodes.told.next(isNotice('peer_joined', 'v-session'));
    expect(await linesOf('call_joined')).toMatchObject([{ details: { name: JONAS.name, listening: false } }]);
    await hangUp(a.app, VISITOR, { callId });
    expect(endingsFor('a-jonas')).toEqual([{ type: 'ended', callId, reason: 'by_visitor' }]);
  });

  it('who joins again is one guest and one line', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, JONAS, callId);
    await takeSeat(a.app, JONAS, callId);
    expect(await peersIn(callId)).toEqual([JONAS.agentId]);
    expect(await linesOf('call_joined')).toHaveLength(1);
  });

  it('leaves and the others talk on', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, ANNA, callId);
    await takeSeat(a.app, JONAS, callId);
    expect(await leaveCall(a.app, JONAS, { callId })).toEqual({ ok: true, data: {} });
    expect(endingsFor('a-jonas')).toEqual([{ type: 'ended', callId, reason: 'by_agent' }]);
    expect(endingsFor('a-anna')).toEqual([]);
    await nodes.told.next(isNotice('peer_left', 'a-anna'));
    expect(await nodes.store.get('call', callId)).toMatchObject({
      agentId: 'anna',
      now: { state: 'live' },
      guests: [],
    });
  });

  it('who hangs up only goes: the call is not theirs to end', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    await takeSeat(a.app, JONAS, callId);
    expect(await hangUp(a.app, JONAS, { callId })).toEqual({ ok: true, data: {} });
    expect(await peersIn(callId)).toEqual([]);
    expect(endingsFor('v-session')).toEqual([]);
    expect((await nodes.store.get('call', id(callId)))?.now.state).toBe('live');
  });

  it('who leaves the conversation is out of the call at once, and stays out', async () => {
    const callId = await beginCall(a.app);
    const jonas = await takeSeat(a.app, JONAS, callId);
    await seedConversation(nodes.store, ANNA, []);
    await endForStrangers(a.app, await session());
    expect(endingsFor('a-jonas')).toHaveLength(1);
    expect(await joinCall(a.app, JONAS, { callId })).toEqual(notFound);
    const body = { callId, transportId: jonas.recvTransport.id };
    expect(await callSignal(a.app, JONAS, 'call:restart-ice', body)).toEqual(notFound);
    expect(a.app.media.room(callId)?.emptySince).not.toBeNull();
  });

  it('who is a stranger by now is found by the sweep as well', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, JONAS, callId);
    await seedConversation(nodes.store, ANNA, []);
    await a.duties.beat();
    expect(await peersIn(callId)).toEqual([]);
    expect(await nodes.store.get('call', callId)).toMatchObject({ agentId: 'anna', now: { state: 'live' } });
  });

  it('leads when the leading agent leaves: what the visitor sends goes to them, nobody asks again', async () => {
    const callId = await beginCall(a.app);
    const visitor = await takeSeat(a.app, VISITOR, callId);
    await takeSeat(a.app, ANNA, callId);
    await takeSeat(a.app, JONAS, callId);
    const sent = await sendSource(a.app, VISITOR, visitor, callId, 'camera');
    expect(await leaveCall(a.app, ANNA, { callId })).toEqual({ ok: true, data: {} });
    expect(await nodes.store.get('call', callId)).toMatchObject({
      agentId: 'jonas',
      guests: [],
      now: { state: 'live' },
    });
    expect((await session()).grants.map(({ capability, agentName }) => [capability, agentName])).toEqual([
      ['audio', JONAS.name],
      ['video', JONAS.name],
    ]);
    expect(endingsFor('a-anna')).toEqual([{ type: 'ended', callId, reason: 'handed_over' }]);
    const jonas = await takeSeat(a.app, JONAS, callId);
    expect(jonas.peers).toMatchObject([
      { peerId: 'v-session', producers: [sent.ok && { ...sent.data, source: 'camera' }] },
    ]);
  });
});

it('a stranger comes in by no door', async () => {
  const callId = await beginCall(a.app);
  await seedCallSettings(nodes.store, { mayListen: true });
  const stranger = { ...VISITOR, sessionId: id<typeof VISITOR.sessionId>('other') };
  for (const actor of [JONAS, MIRA, stranger]) {
    expect(await joinCall(a.app, actor, { callId })).toEqual(notFound);
    expect(await leaveCall(a.app, actor, { callId })).toEqual(notFound);
  }
  expect(await peersIn(callId)).toEqual([]);
});

it('the last agent who leaves ends it, and so does the visitor', async () => {
  const first = await beginCall(a.app);
  await leaveCall(a.app, ANNA, { callId: first });
  expect(await nodes.store.get('call', first)).toMatchObject({ now: { state: 'ended', reason: 'by_agent' } });
  await seedConversation(nodes.store, ANNA, [JONAS]);
  const second = await beginCall(a.app);
  await takeSeat(a.app, JONAS, second);
  await leaveCall(a.app, VISITOR, { callId: second });
  expect(await nodes.store.get('call', second)).toMatchObject({ now: { state: 'ended', reason: 'by_visitor' } });
  expect(await leaveCall(a.app, ANNA, { callId: second })).toEqual({ ok: true, data: {} });
});

describe('listening', () => {
  const forbidden = { ok: false, error: { code: 'forbidden' } };
  beforeEach(() => seedConversation(nodes.store, ANNA, [JONAS, MIRA]));

  it('is a supervisor’s only, and only where the site allows it', async () => {
    const callId = await beginCall(a.app);
    expect(await joinCall(a.app, MIRA, { callId, listen: true })).toEqual(forbidden);
    await seedCallSettings(nodes.store, { mayListen: true });
    for (const actor of [ANNA, JONAS, VISITOR]) {
      expect(await joinCall(a.app, actor, { callId, listen: true })).toEqual(forbidden);
    }
    expect(await joinCall(a.app, MIRA, { callId, listen: true })).toMatchObject({ ok: true, data: { maySend: [] } });
    expect(await peersIn(callId)).toEqual([MIRA.agentId]);
  });

  it('is shown to everybody, and the listener sends nothing', async () => {
    await seedCallSettings(nodes.store, { mayListen: true });
    const callId = await beginCall(a.app);
    await takeSeat(a.app, ANNA, callId);
    const mira = await takeSeat(a.app, MIRA, callId, true);
    const told = await nodes.told.next(isNotice('peer_joined', 'a-anna'));
    expect(told.body).toMatchObject({ peer: { peerId: 'a-mira', role: 'listener', name: MIRA.name } });
    expect(roleOf(await takeSeat(a.app, VISITOR, callId), 'a-mira')).toBe('listener');
    for (const source of ['microphone', 'camera', 'screen'] as const) {
      expect(await sendSource(a.app, MIRA, mira, callId, source)).toMatchObject({ error: { code: 'not_granted' } });
    }
    expect(await linesOf('call_joined')).toMatchObject([{ details: { listening: true } }]);
  });

  it('is no leading: when the leading agent leaves, the call is over', async () => {
    await seedCallSettings(nodes.store, { mayListen: true });
    const callId = await beginCall(a.app);
    await takeSeat(a.app, MIRA, callId, true);
    await leaveCall(a.app, ANNA, { callId });
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'by_agent' } });
    expect(endingsFor('a-mira')).toHaveLength(1);
  });

  it('is over when the supervisor takes part, which is said', async () => {
    await seedCallSettings(nodes.store, { mayListen: true });
    const callId = await beginCall(a.app);
    await takeSeat(a.app, MIRA, callId, true);
    expect((await takeSeat(a.app, MIRA, callId)).maySend).toHaveLength(3);
    expect((await linesOf('call_joined')).map(({ details }) => details['listening'])).toEqual([true, false]);
  });
});

describe('a conversation handed on', () => {
  it('takes its call along: new agent, same call, the former one is out', async () => {
    const callId = await beginCall(a.app);
    const visitor = await takeSeat(a.app, VISITOR, callId);
    const anna = await takeSeat(a.app, ANNA, callId);
    const sent = await sendSource(a.app, VISITOR, visitor, callId, 'microphone');
    const evidence = (await session()).grants.map(({ grantedAt, textVersion }) => [grantedAt, textVersion]);

    await seedConversation(nodes.store, JONAS);
    await endForStrangers(a.app, await session());

    expect(await nodes.store.get('call', callId)).toMatchObject({ agentId: 'jonas', now: { state: 'live', epoch: 1 } });
    const after = await session();
    expect(after.callId).toBe(callId);
    expect(after.grants.map(({ agentId, agentName }) => [agentId, agentName])).toEqual([
      ['jonas', JONAS.name],
      ['jonas', JONAS.name],
    ]);
    expect(after.grants.map(({ grantedAt, textVersion }) => [grantedAt, textVersion])).toEqual(evidence);
    expect(endingsFor('a-anna')).toEqual([{ type: 'ended', callId, reason: 'handed_over' }]);
    expect(endingsFor('v-session')).toEqual([]);
    await nodes.told.next(isNotice('peer_left', 'v-session'));
    const body = { callId, transportId: anna.sendTransport.id };
    expect(await callSignal(a.app, ANNA, 'call:restart-ice', body)).toEqual(notFound);
    const jonas = await takeSeat(a.app, JONAS, callId);
    expect(jonas.peers.map(({ peerId }) => peerId)).toEqual(['v-session' as PeerId]);
    expect(jonas.peers[0]?.producers).toMatchObject([sent.ok && { producerId: sent.data.producerId }]);
    expect(await linesOf('call_joined')).toMatchObject([{ details: { name: JONAS.name, leads: true } }]);
  });

  it('is handed over by the sweep too, when nobody did it in time', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    await seedConversation(nodes.store, JONAS);
    await a.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ agentId: 'jonas', now: { state: 'live' } });
  });

  it('is handed over in a room another node carries', async () => {
    const b = await nodes.start('b');
    const callId = await beginCall(a.app);
    await takeSeat(b.app, VISITOR, callId);
    await takeSeat(b.app, ANNA, callId);
    await seedConversation(nodes.store, JONAS);
    expect(await handOverCall(b.app, callId, JONAS.agentId)).toEqual({ ok: true, data: {} });
    expect((await takeSeat(b.app, JONAS, callId)).peers.map(({ peerId }) => peerId)).toEqual(['v-session']);
  });

  it('to who leads already, or of a call that is over, changes nothing', async () => {
    const callId = await beginCall(a.app);
    expect(await handOverCall(a.app, callId, ANNA.agentId)).toEqual({ ok: true, data: {} });
    expect(await linesOf('call_joined')).toEqual([]);
    await hangUp(a.app, ANNA, { callId });
    expect(await handOverCall(a.app, callId, JONAS.agentId)).toEqual({ ok: false, error: { code: 'closed' } });
  });
});
