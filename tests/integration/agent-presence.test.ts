/** An agent's presence on a node whose backends fail for a moment: the next console gets in. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgentActor } from '../../server/app/context.ts';
import { createAgentPresence } from '../../server/sockets/presence/agent-presence.ts';
import { createTestApp, openGround, type Ground } from '../support/app.ts';

let ground: Ground;
beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const ANNA = { kind: 'agent', agentId: 'anna', name: 'Anna', role: 'agent', signInId: 's' } as AgentActor;

test('a store that was out of reach when the agent came keeps nobody out for ever', async () => {
  const app = createTestApp(ground);
  let isAway = true;
  const store = {
    ...app.store,
    agents: () => (isAway ? Promise.reject(new Error('out of reach')) : app.store.agents()),
  };
  const presence = createAgentPresence({ ...app, store });
  await expect(presence.arrive(ANNA, 'first-window')).rejects.toThrow('out of reach');
  isAway = false;
  await expect(presence.arrive(ANNA, 'second-window')).resolves.toBeUndefined();
});
