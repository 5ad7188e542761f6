/** Two real browsers' pages in a call through a real worker: pictures and sound both ways, and back by themselves. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import type { CallState } from '../../../shared/call/call-view.ts';
import { startCall } from '../../../server/app/call/start-call.ts';
import { ANNA, openCallNodes, seedConsent, VISITOR, type CallNode, type CallNodes } from '../../support/call-node.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startEngineHost, type EngineHost } from './engine-host.ts';

type CallPage = {
  engine: CallEngine;
  states: CallState[];
  frames(): { shown: number; width: number; track: string | undefined };
  loudness(): number;
  closeSocket(): void;
};
declare const window: CallPage;

let nodes: CallNodes;
let node: CallNode;
let host: EngineHost;
let person: Person;
let visitor: Page;
let agent: Page;

beforeEach(async () => {
  nodes = await openCallNodes();
  node = await nodes.start('a');
  await seedConsent(nodes.store, ['audio', 'video']);
  const started = await startCall(node.app, { id: VISITOR.sessionId }, ANNA.agentId);
  if (!started.ok) throw new Error(started.error.code);
  host = await startEngineHost(nodes, node.app);
  // Two tabs of one browser carry media between them as two browsers do, at half the load.
  person = await openPerson({ viewport: { width: 640, height: 480 } });
  visitor = person.page;
  agent = await person.context.newPage();
  await visitor.goto(`${host.url}/?who=visitor&call=${started.data.id}`);
  await agent.goto(`${host.url}/?who=agent&call=${started.data.id}`);
});
afterEach(async () => {
  await person.close();
  await host.close();
  await nodes.close();
});

const frames = (page: Page) => page.evaluate(() => window.frames());
const stateOf = (page: Page) => page.evaluate(() => window.engine.view.state);

/** A picture of the camera's size moves on, and something is heard. */
async function expectToSeeAndHear(page: Page): Promise<void> {
  await expect.poll(() => stateOf(page), { timeout: 20_000 }).toBe('live');
  await expect.poll(async () => (await frames(page)).width, { timeout: 20_000 }).toBeGreaterThanOrEqual(320);
  const { shown } = await frames(page);
  await expect.poll(async () => (await frames(page)).shown, { timeout: 20_000 }).toBeGreaterThan(shown + 10);
  await expect
    .poll(() => page.evaluate(() => window.loudness()), { timeout: 20_000, interval: 20 })
    .toBeGreaterThan(0.01);
}

it('sees and hears both ways, and again by itself after the worker died', async () => {
  await expectToSeeAndHear(visitor);
  await expectToSeeAndHear(agent);
  await takePicture(visitor, 'call-engine-visitor');
  const before = [await frames(visitor), await frames(agent)];

  process.kill(node.real.pids[0]!, 'SIGKILL');
  await expect.poll(async () => (await frames(visitor)).track, { timeout: 20_000 }).not.toBe(before[0]?.track);
  await expect.poll(async () => (await frames(agent)).track, { timeout: 20_000 }).not.toBe(before[1]?.track);
  await expectToSeeAndHear(visitor);
  await expectToSeeAndHear(agent);
  expect(await visitor.evaluate(() => window.states)).toContain('reconnecting');
  expect(await nodes.store.liveCalls('a')).toMatchObject([{ now: { epoch: 2 } }]);
  expect(person.complaints).toEqual([]);
});

it('goes on after the socket was lost, and after the other page was loaded anew', async () => {
  await expectToSeeAndHear(visitor);
  const { track } = await frames(visitor);
  await visitor.evaluate(() => window.closeSocket());
  await expect.poll(async () => (await frames(visitor)).track, { timeout: 20_000 }).not.toBe(track);
  await expectToSeeAndHear(visitor);
  await agent.reload();
  await expectToSeeAndHear(agent);
  await expectToSeeAndHear(visitor);
});

it('outlives a line without contact', async () => {
  await expectToSeeAndHear(visitor);
  const pid = node.real.pids[0]!;
  process.kill(pid, 'SIGSTOP');
  try {
    await expect.poll(() => stateOf(visitor), { timeout: 30_000 }).toBe('reconnecting');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await expectToSeeAndHear(visitor);
  await expectToSeeAndHear(agent);
});

it('ends for both, cameras off', async () => {
  await expectToSeeAndHear(agent);
  await agent.evaluate(() => window.engine.hangUp());
  await expect.poll(() => stateOf(visitor)).toBe('ended');
  const light = (page: Page) => page.evaluate(() => window.engine.view.camera.track);
  expect([await light(visitor), await light(agent)]).toEqual([null, null]);
  expect(node.app.media.rooms()).toEqual([]);
});
