/** The browsers' engine against real use cases and a real worker, without RTP: it joins, sends, receives and comes back by itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallEngine } from '../../shared/call/call-engine.ts';
import type { CallPorts, CallSignal } from '../../shared/call/call-ports.ts';
import type { CallNotice } from '../../shared/protocol/call.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import type { Actor, App } from '../../server/app/context.ts';
import { stopGrant } from '../../server/app/consent/end-grant.ts';
import { startCall } from '../../server/app/call/start-call.ts';
import { peerOf } from '../../server/domain/call.ts';
import { callHandlers } from '../../server/sockets/handlers/call-handlers.ts';
import { ANNA, openCallNodes, seedConsent, VISITOR, type CallNode, type CallNodes } from '../support/call-node.ts';
import { openFakeDevice } from '../support/fake-device.ts';
import { fakeStream } from '../support/fake-track.ts';

let nodes: CallNodes;
let a: CallNode;
let callId: CallId;
const engines: CallEngine[] = [];
beforeEach(async () => {
  nodes = await openCallNodes();
  a = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
  const started = await startCall(a.app, { id: VISITOR.sessionId }, ANNA.agentId);
  if (!started.ok) throw new Error(started.error.code);
  callId = started.data.id;
});
afterEach(async () => {
  for (const engine of engines.splice(0)) engine.close();
  await nodes.close();
});

/** A browser of `actor`, connected to whichever node `where` names at that moment. */
function browser(actor: Actor, where: () => App | undefined, ports: Partial<CallPorts> = {}): CallEngine {
  const signal = (async (event: keyof typeof callHandlers, body: never) => {
    const app = where();
    return app ? callHandlers[event](body, { app, actor }) : refuse('unavailable');
  }) as unknown as CallSignal;
  const engine = new CallEngine(
    callId,
    { microphone: true, camera: true },
    {
      signal,
      getUserMedia: async (constraints) => fakeStream(constraints),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      chance: () => 0,
      openDevice: openFakeDevice,
      ...ports,
    },
  );
  nodes.told.listen(({ to, event, body }) => {
    if (event === 'call:notice' && to === peerOf(actor)) engine.notice(body as CallNotice);
  });
  engines.push(engine);
  return engine;
}
const onA = () => a.app;
const seen = (engine: CallEngine) =>
  engine.view.peers.map(({ peerId, tracks }) => [peerId, Object.keys(tracks).toSorted()]);
const BOTH = ['camera', 'microphone'];
const expectTogether = async (visitor: CallEngine, anna: CallEngine) => {
  await expect.poll(() => [visitor.view.state, anna.view.state], { timeout: 10_000 }).toEqual(['live', 'live']);
  await expect.poll(() => seen(visitor), { timeout: 10_000 }).toEqual([['a-anna', BOTH]]);
  await expect.poll(() => seen(anna), { timeout: 10_000 }).toEqual([['v-session', BOTH]]);
};

describe('two browsers', () => {
  it('join by themselves and receive each other', async () => {
    const [visitor, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(visitor, anna);
    expect(visitor.view).toMatchObject({ over: null, microphone: { state: 'on' }, camera: { state: 'on' } });
  });

  it('see a muted microphone and a camera that is off, and on again', async () => {
    const [visitor, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(visitor, anna);
    await visitor.turn('microphone', false);
    await visitor.turn('camera', false);
    await expect.poll(() => seen(anna)).toEqual([['v-session', ['microphone']]]);
    await expect.poll(() => anna.view.peers[0]?.tracks.microphone?.paused).toBe(true);
    await visitor.turn('microphone', true);
    await visitor.turn('camera', true);
    await expectTogether(visitor, anna);
    await expect.poll(() => anna.view.peers[0]?.tracks.microphone?.paused).toBe(false);
  });

  it('lose the picture the visitor takes back, and its light goes out', async () => {
    const [visitor, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(visitor, anna);
    const camera = visitor.view.camera.track;
    await stopGrant(a.app, VISITOR, { capability: 'video' });
    await expect.poll(() => seen(anna)).toEqual([['v-session', ['microphone']]]);
    await expect.poll(() => visitor.view.camera).toMatchObject({ allowed: false, state: 'off' });
    expect(camera?.readyState).toBe('ended');
    expect(visitor.view.state).toBe('live');
  });

  it('are in the call without any device', async () => {
    const refused = () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
    const visitor = browser(VISITOR, onA, { getUserMedia: refused });
    const anna = browser(ANNA, onA);
    await expect.poll(() => seen(visitor)).toEqual([['a-anna', BOTH]]);
    await expect.poll(() => seen(anna)).toEqual([['v-session', []]]);
    expect(visitor.view).toMatchObject({ state: 'live', camera: { state: 'failed', problem: 'refused' } });
  });

  it('both hear of the end when one hangs up, and every light goes out', async () => {
    const [visitor, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(visitor, anna);
    const lights = [visitor.view.camera.track, anna.view.camera.track];
    await anna.hangUp();
    await expect.poll(() => visitor.view).toMatchObject({ state: 'ended', over: 'by_agent' });
    expect(lights.map((track) => track?.readyState)).toEqual(['ended', 'ended']);
  });

  it('in two tabs of one visitor: the newest has the call, the other says so and stays away', async () => {
    const [first, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(first, anna);
    const second = browser(VISITOR, onA);
    await expectTogether(second, anna);
    expect(first.view).toMatchObject({ state: 'ended', over: 'elsewhere' });
  });
});

describe('coming back without a click', () => {
  it('after the worker died, with the same devices', async () => {
    const [visitor, anna] = [browser(VISITOR, onA), browser(ANNA, onA)];
    await expectTogether(visitor, anna);
    const camera = visitor.view.camera.track;
    const states: string[] = [];
    visitor.events.on('changed', ({ state }) => states.push(state));
    process.kill(a.real.pids[0]!, 'SIGKILL');
    await expect.poll(() => states, { timeout: 10_000 }).toContain('reconnecting');
    await expectTogether(visitor, anna);
    expect(visitor.view.camera.track).toBe(camera);
    expect(await nodes.store.get('call', callId)).toMatchObject({ now: { nodeId: 'a', epoch: 2 } });
  });

  it('after its node died: at the other node, and the other party with it', async () => {
    const b = await nodes.start('b');
    let place: App | undefined = a.app;
    const [visitor, anna] = [browser(VISITOR, () => place), browser(ANNA, () => b.app)];
    await expectTogether(visitor, anna);
    place = undefined;
    visitor.signalLost();
    await a.die();
    place = b.app;
    visitor.signalBack();
    // Until then each still shows what it last had of the other.
    const whereItIs = async () => (await nodes.store.get('call', callId))?.now;
    await expect.poll(whereItIs, { timeout: 10_000 }).toMatchObject({ nodeId: 'b', epoch: 2 });
    await expectTogether(visitor, anna);
  });

  it('after joins that fail for a while', async () => {
    const failures = ['conflict', 'unavailable', 'rate_limited'] as const;
    let joins = 0;
    const flaky = (() => {
      const code = failures[joins];
      joins += 1;
      return code ? undefined : a.app;
    }) satisfies () => App | undefined;
    const visitor = browser(VISITOR, flaky);
    expect(visitor.view.state).toBe('connecting');
    await expectTogether(visitor, browser(ANNA, onA));
    expect(joins).toBeGreaterThan(failures.length);
  });
});
