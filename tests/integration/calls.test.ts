/** Calls as use cases on real stores and media: rights, forwarding between nodes, rescue, consent taken back, the sweep. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallNotice } from '../../shared/protocol/call.ts';
import type { CallId, PeerId } from '../../shared/protocol/ids.ts';
import { callSignal } from '../../server/app/call/call-signal.ts';
import { carryCalls } from '../../server/app/call/carry-calls.ts';
import { CALL_EMPTY_MS, NODE_LEASE_MS } from '../../server/app/call/call-limits.ts';
import type { Actor, App } from '../../server/app/context.ts';
import { stopGrant } from '../../server/app/consent/end-grant.ts';
import { missingMedia } from '../../server/media/missing-media.ts';
import { hangUp } from '../../server/app/call/hang-up.ts';
import { joinCall } from '../../server/app/call/join-call.ts';
import { startCall } from '../../server/app/call/start-call.ts';
import {
  ANNA,
  isNotice,
  openCallNodes,
  seedConsent,
  VISITOR,
  type CallNode,
  type CallNodes,
} from '../support/call-node.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { id } from '../support/sample-records.ts';

let nodes: CallNodes;
let a: CallNode;
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
});
afterEach(() => nodes.close());

async function start(app: App = a.app): Promise<CallId> {
  const started = await startCall(app, { id: VISITOR.sessionId }, ANNA.agentId);
  if (!started.ok) throw new Error(started.error.code);
  return started.data.id;
}

async function join(app: App, actor: Actor, callId: CallId) {
  const joined = await joinCall(app, actor, { callId });
  if (!joined.ok) throw new Error(joined.error.code);
  return joined.data;
}

describe('a call', () => {
  it('belongs to its session from start to end, and both are in the history', async () => {
    const callId = await start();
    expect(await nodes.store.get('session', VISITOR.sessionId)).toMatchObject({ callId });
    nodes.clock.advance(5_000);
    expect(await hangUp(a.app, ANNA, { callId })).toEqual({ ok: true, data: {} });
    expect(await nodes.store.get('session', VISITOR.sessionId)).toMatchObject({ callId: null, grants: [] });
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'by_agent' } });
    expect(await nodes.store.history([id('case')], 10)).toMatchObject([
      { type: 'call_started', details: { callId } },
      { type: 'call_ended', details: { callId, durationMs: 5_000, reason: 'by_agent' } },
    ]);
    for (const to of ['v-session', 'a-anna']) {
      expect(nodes.told.all).toContainEqual({
        to,
        event: 'call:notice',
        body: { type: 'ended', callId, reason: 'by_agent' },
      });
    }
    expect(nodes.told.all.filter(({ event }) => event === 'consent:changed').map(({ to }) => to)).toEqual([
      'v-session',
      'a-anna',
    ]);
    expect(await joinCall(a.app, VISITOR, { callId })).toEqual({ ok: false, error: { code: 'closed' } });
  });

  it('is one, however often it is started, and ends once', async () => {
    const [first, second] = [await start(), await start()];
    expect(second).toBe(first);
    await hangUp(a.app, VISITOR, { callId: first });
    nodes.told.clear();
    expect(await hangUp(a.app, ANNA, { callId: first })).toEqual({ ok: true, data: {} });
    expect(nodes.told.all).toEqual([]);
  });

  it('exists for its two parties only', async () => {
    const callId = await start();
    const notFound = { ok: false, error: { code: 'not_found' } };
    const otherVisitor: Actor = { ...VISITOR, sessionId: id('other') };
    const otherAgent: Actor = { ...ANNA, agentId: id('jonas') };
    for (const stranger of [otherVisitor, otherAgent]) {
      expect(await joinCall(a.app, stranger, { callId })).toEqual(notFound);
      expect(await hangUp(a.app, stranger, { callId })).toEqual(notFound);
      const body = { callId, transportId: 'x' };
      expect(await callSignal(a.app, stranger, 'call:restart-ice', body)).toEqual(notFound);
    }
    expect(await joinCall(a.app, ANNA, { callId: id('nothing') })).toEqual(notFound);
  });

  it('lets the visitor send what was consented to, and closes it when that is taken back', async () => {
    const callId = await start();
    const visitor = await join(a.app, VISITOR, callId);
    expect(visitor.maySend).toEqual(['microphone', 'camera']);
    const room = a.app.media.room(callId);
    if (!room) throw new Error('no room');
    const camera = await (await FakePeer.sit(room, 'a-other')).rtpParameters('video');
    const body = { callId, kind: 'video', source: 'camera', untrustedRtpParameters: camera } as const;
    const produced = await callSignal(a.app, VISITOR, 'call:produce', body);
    expect(produced).toMatchObject({ ok: true });

    await stopGrant(a.app, VISITOR, { capability: 'video' });
    const closed = await nodes.told.next(isNotice('producer_closed', 'v-session'));
    expect(closed.body).toMatchObject({ producerId: produced.ok && produced.data.producerId });
    expect(await callSignal(a.app, VISITOR, 'call:produce', body)).toMatchObject({ error: { code: 'not_granted' } });
  });
});

describe('two nodes', () => {
  it('meet in the room of the one, whichever the peer is connected to', async () => {
    const b = await nodes.start('b');
    const callId = await start();
    await join(a.app, VISITOR, callId);
    const anna = await join(b.app, ANNA, callId);
    expect(anna.peers.map(({ peerId }) => peerId)).toEqual(['v-session']);
    expect(b.app.media.rooms()).toEqual([]);
    const transportId = anna.recvTransport.id;
    expect(await callSignal(b.app, ANNA, 'call:restart-ice', { callId, transportId })).toMatchObject({ ok: true });
  });

  it('a join takes the call over when its node is gone, and the other party is told', async () => {
    const b = await nodes.start('b');
    const callId = await start();
    await join(a.app, VISITOR, callId);
    await a.die();
    expect(await join(b.app, VISITOR, callId)).toMatchObject({ epoch: 2, peers: [] });
    expect(
      nodes.told.all.filter(isNotice('room_lost')).map(({ to, body }) => [to, (body as { epoch: number }).epoch]),
    ).toEqual([
      ['v-session', 1],
      ['a-anna', 1],
    ]);
    expect(await join(b.app, ANNA, callId)).toMatchObject({ epoch: 2, peers: [{ peerId: 'v-session' }] });
  });

  it('the survivor notices by itself that a node died', async () => {
    const b = await nodes.start('b');
    const callId = await start();
    await a.die();
    await b.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { nodeId: 'b', epoch: 2 } });
    expect(nodes.told.all.some(isNotice('room_lost', 'a-anna'))).toBe(true);
  });

  it('a node whose lease ran out loses its calls and closes what is left of them', async () => {
    const callId = await start();
    await join(a.app, VISITOR, callId);
    nodes.clock.advance(NODE_LEASE_MS + 1);
    const b = await nodes.start('b');
    await b.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { nodeId: 'b', epoch: 2 } });
    await a.duties.beat();
    expect(a.app.media.rooms()).toEqual([]);
  });
});

describe('a dead worker', () => {
  it('gives the call a new epoch on the same node before the peers hear of it', async () => {
    const callId = await start();
    await join(a.app, VISITOR, callId);
    await join(a.app, ANNA, callId);
    process.kill(a.real.pids[0]!, 'SIGKILL');
    await nodes.told.next(isNotice('room_lost', 'v-session'));
    await nodes.told.next(isNotice('room_lost', 'a-anna'));
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { nodeId: 'a', epoch: 2 } });
    await expect.poll(() => joinCall(a.app, VISITOR, { callId })).toMatchObject({ ok: true, data: { epoch: 2 } });
  });
});

describe('the sweep', () => {
  it('ends a call that everybody has left', async () => {
    const callId = await start();
    await join(a.app, VISITOR, callId);
    a.app.media.room(callId)?.leave('v-session' as PeerId);
    nodes.clock.advance(CALL_EMPTY_MS);
    await a.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'live' } });
    nodes.clock.advance(1);
    await a.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'lost' } });
    expect(a.app.media.rooms()).toEqual([]);
    const ended = nodes.told.all.find(isNotice('ended', 'v-session'));
    expect((ended?.body as CallNotice | undefined)?.type).toBe('ended');
  });

  it('ends a call nobody ever joined, and one left over from a node that is no more', async () => {
    const callId = await start();
    await a.die();
    const b = await nodes.start('b');
    await b.duties.beat();
    nodes.clock.advance(CALL_EMPTY_MS + 1);
    await b.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'lost' } });
  });

  it('ends a call no node is left to carry, so that another can be asked for', async () => {
    const callId = await start();
    await a.die();
    const duties = await carryCalls({ ...a.app, nodeId: 'without-media', media: missingMedia('no compiler') });
    await duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'live' } });
    nodes.clock.advance(CALL_EMPTY_MS + 1);
    await duties.beat();
    await duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'lost' } });
    expect(await nodes.store.get('session', VISITOR.sessionId)).toMatchObject({ callId: null });
    await duties.stop();
  });

  it('a node that lost its own lease with all others (Redis began anew) takes no call from the living', async () => {
    const callId = await start();
    const b = await nodes.start('b');
    await Promise.all(['a', 'b'].map((nodeId) => a.app.leases.drop(`node:${nodeId}`)));
    await b.duties.beat();
    await a.duties.beat();
    await b.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { nodeId: 'a', epoch: 1 } });
  });

  it('ends a call whose agent no longer deals with the visitor', async () => {
    const callId = await start();
    await join(a.app, ANNA, callId);
    const conversation = await nodes.store.get('conversation', id('conversation'));
    const now = { state: 'closed', reason: 'by_agent', since: 2, agentId: ANNA.agentId } as const;
    await nodes.store.commit([{ put: 'conversation', record: { ...conversation!, now } }]);
    await a.duties.beat();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'ended', reason: 'by_agent' } });
  });
});
