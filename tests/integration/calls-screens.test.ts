/** Screens in a call: one at a time, the visitor's by a consent of its own, pointing on them; and how large a picture is wanted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallJoined, CallNotice } from '../../shared/protocol/call.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { callSignal } from '../../server/app/call/call-signal.ts';
import { hangUp } from '../../server/app/call/hang-up.ts';
import { pointOnScreen } from '../../server/app/call/point-on-screen.ts';
import type { Actor } from '../../server/app/context.ts';
import { stopGrant } from '../../server/app/consent/end-grant.ts';
import { giveGrant } from '../../server/app/consent/give-grant.ts';
import {
  ANNA,
  isNotice,
  MIRA,
  openCallNodes,
  seedCallSettings,
  seedConsent,
  seedConversation,
  VISITOR,
  type CallNode,
  type CallNodes,
} from '../support/call-node.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { beginCall, sendSource, takeSeat } from '../support/in-call.ts';

let nodes: CallNodes;
let a: CallNode;
let callId: CallId;
let visitor: CallJoined;
let anna: CallJoined;
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
  callId = await beginCall(a.app);
  visitor = await takeSeat(a.app, VISITOR, callId);
  anna = await takeSeat(a.app, ANNA, callId);
});
afterEach(() => nodes.close());

const GIVEN = { capability: 'screen', textVersion: 3, locale: 'de' } as const;
const refused = (code: string) => ({ ok: false, error: { code } });
async function send(actor: Actor, joined: CallJoined, source: 'camera' | 'screen'): Promise<string> {
  const sent = await sendSource(a.app, actor, joined, callId, source);
  if (!sent.ok) throw new Error(sent.error.code);
  return sent.data.producerId;
}
const noticesFor = (type: CallNotice['type'], to: string) => nodes.told.all.filter(isNotice(type, to));

describe('the visitor’s screen', () => {
  it('needs a consent of its own, which a camera’s is not', async () => {
    expect(visitor.maySend).toEqual(['microphone', 'camera']);
    expect(await sendSource(a.app, VISITOR, visitor, callId, 'screen')).toMatchObject(refused('not_granted'));
  });

  it('may be sent after the visitor’s click, which is kept as evidence', async () => {
    expect(await giveGrant(a.app, VISITOR, GIVEN)).toMatchObject({ ok: true });
    const told = await nodes.told.next(isNotice('may_send', 'v-session'));
    expect(told.body).toMatchObject({ sources: ['microphone', 'camera', 'screen'] });
    expect(await sendSource(a.app, VISITOR, visitor, callId, 'screen')).toMatchObject({ ok: true });
    const [, line] = await nodes.store.history(['case' as never], 10);
    expect(line).toMatchObject({
      type: 'consent_granted',
      author: { kind: 'visitor' },
      details: { capabilities: 'screen', agentId: 'anna', textVersion: 3, locale: 'de' },
    });
  });

  it('is closed at once when the visitor stops it, and the camera goes on', async () => {
    await giveGrant(a.app, VISITOR, GIVEN);
    const camera = await send(VISITOR, visitor, 'camera');
    const screen = await send(VISITOR, visitor, 'screen');
    nodes.told.clear();
    await stopGrant(a.app, VISITOR, { capability: 'screen' });
    for (const to of ['v-session', 'a-anna']) {
      expect((await nodes.told.next(isNotice('producer_closed', to))).body).toMatchObject({ producerId: screen });
    }
    expect(noticesFor('may_send', 'v-session')[0]?.body).toMatchObject({ sources: ['microphone', 'camera'] });
    expect((await takeSeat(a.app, ANNA, callId)).peers[0]?.producers.map(({ producerId }) => producerId)).toEqual([
      camera,
    ]);
  });

  it('is consented to in a running call only', async () => {
    await hangUp(a.app, ANNA, { callId });
    expect(await giveGrant(a.app, VISITOR, GIVEN)).toEqual(refused('closed'));
  });
});

describe('one screen at a time', () => {
  beforeEach(() => giveGrant(a.app, VISITOR, GIVEN));

  it('the second is told to wait, until the first is over', async () => {
    const screen = await send(ANNA, anna, 'screen');
    expect(await sendSource(a.app, VISITOR, visitor, callId, 'screen')).toMatchObject(refused('busy'));
    await callSignal(a.app, ANNA, 'call:close-producer', { callId, producerId: screen });
    expect(await sendSource(a.app, VISITOR, visitor, callId, 'screen')).toMatchObject({ ok: true });
  });

  it('of two who begin at the same moment one has it', async () => {
    const both = await Promise.all([
      sendSource(a.app, ANNA, anna, callId, 'screen'),
      sendSource(a.app, VISITOR, visitor, callId, 'screen'),
    ]);
    expect(both.map((sent) => (sent.ok ? 'sent' : sent.error.code)).toSorted()).toEqual(['busy', 'sent']);
  });
});

describe('pointing', () => {
  const at = (producerId: string) => ({ callId, kind: 'move', producerId, x: 0.25, y: 0.5 }) as const;

  it('on a shared screen reaches the others', async () => {
    const producerId = await send(ANNA, anna, 'screen');
    await pointOnScreen(a.app, VISITOR, at(producerId));
    const told = noticesFor('pointed', 'a-anna');
    expect(told.map(({ body }) => body)).toEqual([
      { type: 'pointed', callId, epoch: 1, peerId: 'v-session', kind: 'move', producerId, x: 0.25, y: 0.5 },
    ]);
    expect(noticesFor('pointed', 'v-session')).toEqual([]);
  });

  it('is for screens: on a camera, on nothing, from outside the call it is let go', async () => {
    const camera = await send(ANNA, anna, 'camera');
    const screen = await send(ANNA, anna, 'screen');
    await pointOnScreen(a.app, VISITOR, at(camera));
    await pointOnScreen(a.app, VISITOR, at('nothing'));
    await pointOnScreen(a.app, { ...VISITOR, sessionId: 'other' as never }, at(screen));
    await pointOnScreen(a.app, MIRA, at(screen));
    expect(nodes.told.all.filter(isNotice('pointed'))).toEqual([]);
  });

  it('is not a listener’s, who sends nothing at all', async () => {
    await seedConversation(nodes.store, ANNA, [MIRA]);
    await seedCallSettings(nodes.store, { mayListen: true });
    await takeSeat(a.app, MIRA, callId, true);
    const screen = await send(ANNA, anna, 'screen');
    await pointOnScreen(a.app, MIRA, at(screen));
    expect(nodes.told.all.filter(isNotice('pointed'))).toEqual([]);
  });
});

describe('how large a picture is wanted', () => {
  it('is said about what one receives oneself, of camera and sound alike', async () => {
    const room = a.app.media.room(callId);
    if (!room) throw new Error('no room');
    for (const producerId of [await send(ANNA, anna, 'camera'), await send(ANNA, anna, 'screen')]) {
      const consumed = await (await FakePeer.of(room, visitor)).consume(producerId);
      if (!consumed.ok) throw new Error(consumed.error.code);
      const { consumerId } = consumed.data;
      for (const size of ['small', 'large'] as const) {
        expect(await callSignal(a.app, VISITOR, 'call:prefer', { callId, consumerId, size })).toEqual({
          ok: true,
          data: {},
        });
      }
      const other = await callSignal(a.app, ANNA, 'call:prefer', { callId, consumerId, size: 'small' });
      expect(other).toEqual(refused('not_found'));
    }
  });

  it('has the site’s ceiling, which every joiner is told', async () => {
    expect(anna.maxBps).toEqual({ camera: 900_000, screen: 1_500_000 });
    await seedCallSettings(nodes.store, { cameraKbps: 300, screenKbps: 700 });
    expect((await takeSeat(a.app, ANNA, callId)).maxBps).toEqual({ camera: 300_000, screen: 700_000 });
  });
});
