/** How a call's line was, in its last line of the history; and a node that stops for a deploy gives its calls away. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callQuality } from '../../shared/protocol/call.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { parse } from '../../shared/protocol/schema.ts';
import { hangUp } from '../../server/app/call/hang-up.ts';
import { reportQuality } from '../../server/app/call/report-quality.ts';
import {
  ANNA,
  isNotice,
  JONAS,
  openCallNodes,
  seedConsent,
  VISITOR,
  type CallNode,
  type CallNodes,
} from '../support/call-node.ts';
import { beginCall, takeSeat } from '../support/in-call.ts';
import { id } from '../support/sample-records.ts';

let nodes: CallNodes;
let a: CallNode;
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
});
afterEach(() => nodes.close());

const LINE = { rttMs: 40, jitterMs: 4, lossPercent: 0, receivedKbps: 900, sentKbps: 800 };
const lastLine = async () => (await nodes.store.history([id('case')], 20)).at(-1)?.details ?? {};

describe('what browsers report', () => {
  it('stands with the end of the call, as mean, worst moment and opinion', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    await reportQuality(a.app, VISITOR, { callId, ...LINE });
    await reportQuality(a.app, ANNA, { callId, ...LINE, lossPercent: 20, rttMs: 60 });
    await hangUp(a.app, ANNA, { callId });
    const details = await lastLine();
    expect(details).toMatchObject({ callId, rttMs: 50, lossPercent: 10, receivedKbps: 900, sentKbps: 800 });
    expect(details['mos']).toBeGreaterThan(Number(details['worstMos']));
    expect(details['worstMos']).toBeGreaterThanOrEqual(1);
  });

  it('is counted where the room is, whichever node heard it', async () => {
    const b = await nodes.start('b');
    const callId = await beginCall(a.app);
    await takeSeat(b.app, VISITOR, callId);
    await reportQuality(b.app, VISITOR, { callId, ...LINE });
    await hangUp(b.app, VISITOR, { callId });
    expect(await lastLine()).toMatchObject({ rttMs: 40 });
  });

  it('of strangers and of nothing is let go, and without any report nothing is said', async () => {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    await reportQuality(a.app, JONAS, { callId, ...LINE });
    await reportQuality(a.app, { ...VISITOR, sessionId: id('other') }, { callId, ...LINE });
    await reportQuality(a.app, VISITOR, { callId: id('nothing'), ...LINE });
    await hangUp(a.app, ANNA, { callId });
    expect(Object.keys(await lastLine()).toSorted()).toEqual(['callId', 'durationMs', 'reason']);
  });

  it.each([
    { rttMs: -1 },
    { rttMs: 1e9 },
    { lossPercent: 101 },
    { jitterMs: Number.NaN },
    { receivedKbps: Number.POSITIVE_INFINITY },
    { sentKbps: '800' },
    { mos: 5 },
  ])('is not taken with %j', (junk) => {
    const callId = 'c'.repeat(21);
    expect(parse(callQuality, { callId, ...LINE }).ok).toBe(true);
    expect(parse(callQuality, { callId, ...LINE, ...junk }).ok).toBe(false);
  });
});

describe('a node that stops', () => {
  async function twoCalls(): Promise<CallId> {
    const callId = await beginCall(a.app);
    await takeSeat(a.app, VISITOR, callId);
    await takeSeat(a.app, ANNA, callId);
    return callId;
  }

  it('gives its calls to another before it goes, and everybody is told to come along', async () => {
    const b = await nodes.start('b');
    const callId = await twoCalls();
    await a.stop();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'live', nodeId: 'b', epoch: 2 } });
    for (const to of ['v-session', 'a-anna']) {
      expect(nodes.told.all.filter(isNotice('room_lost', to)).map(({ body }) => body)).toEqual([
        { type: 'room_lost', callId, epoch: 1 },
      ]);
    }
    expect(await takeSeat(b.app, VISITOR, callId)).toMatchObject({ epoch: 2 });
    expect((await takeSeat(b.app, ANNA, callId)).peers.map(({ peerId }) => peerId)).toEqual(['v-session']);
  });

  it('and is alone leaves them as they are, for its return', async () => {
    const callId = await twoCalls();
    await a.stop();
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { state: 'live', nodeId: 'a', epoch: 1 } });
    const again = await nodes.start('a');
    expect(await takeSeat(again.app, VISITOR, callId)).toMatchObject({ epoch: 1 });
  });
});
