/** Somebody must be left who can administer, also when two do it at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeAgent, saveAgent } from '../../server/app/administration/manage-agents.ts';
import type { AgentActor } from '../../server/app/context.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { putAll } from '../support/commit-all.ts';
import { sample } from '../support/sample-records.ts';

let ground: Ground;
let nodes: readonly [TestApp, TestApp];
beforeEach(async () => {
  ground = await openGround();
  nodes = [createTestApp(ground, 'node-a'), createTestApp(ground, 'node-b')];
  for (const name of ['alex', 'bea']) {
    await putAll(ground.store, 'agent', sample('agent', name, { role: 'administrator', email: `${name}@x.example` }));
  }
});
afterEach(() => ground.close());

const actor = (name: string) =>
  ({ kind: 'agent', agentId: name, name, role: 'administrator', signInId: name }) as AgentActor;
const administrators = async () =>
  (await ground.store.agents()).filter(({ role, removedAt }) => role === 'administrator' && removedAt === null);

test('two administrators who remove each other at the same moment do not leave nobody', async () => {
  const [a, b] = nodes;
  await Promise.all([
    removeAgent(a, actor('alex'), { agentId: actor('bea').agentId, removed: true }),
    removeAgent(b, actor('bea'), { agentId: actor('alex').agentId, removed: true }),
  ]);
  expect((await administrators()).length).toBe(1);
});

test('two administrators who step down at the same moment do not leave nobody', async () => {
  const stepDown = (app: TestApp, name: string) =>
    saveAgent(app, actor(name), {
      agentId: actor(name).agentId,
      email: `${name}@x.example`,
      name,
      title: '',
      role: 'agent',
      skills: [],
      capacity: 1,
    });
  await Promise.all([stepDown(nodes[0], 'alex'), stepDown(nodes[1], 'bea')]);
  expect((await administrators()).length).toBe(1);
});
