/** Row 7 on the server: for each action the live grants of control and of seeing, of the agent who sends it, at that moment. */
import { expect, test } from 'vitest';
import type { App } from '../../server/app/context.ts';
import type { HeldGrant } from '../../server/domain/session.ts';
import { createControlRelay } from '../../server/sockets/relays/control-relay.ts';
import { createGrantsNow } from '../../server/sockets/relays/grants-now.ts';
import type { PageWatch, PageWatcher } from '../../server/sockets/relays/page-watch.ts';
import type { Capability } from '../../shared/protocol/consent.ts';
import { GRANT_MAX_MS } from '../../shared/protocol/limits.ts';
import type { AgentId, SessionId } from '../../shared/protocol/ids.ts';
import { createTestClock } from '../support/clock.ts';

const SESSION = 'session' as SessionId;
const watcher = (name: string) => ({ agentId: name as AgentId }) as PageWatcher;

async function desk() {
  const clock = createTestClock();
  const bus = { subscribe: async () => () => undefined } as never;
  const grants = await createGrantsNow({ bus, clock, store: {} as never });
  const told: unknown[] = [];
  const push = { visitor: (...args: unknown[]) => told.push(args[2]), agent: () => undefined };
  const pages = { isWatching: () => true } as unknown as PageWatch;
  const store = { get: async () => null };
  const relay = await createControlRelay({ bus, clock, push, store } as unknown as App, grants, pages);
  const held = (capability: Capability, agent = 'anna', paused = false): HeldGrant => ({
    capability,
    agentId: agent as AgentId,
    agentName: agent,
    grantedAt: clock.now(),
    expiresAt: clock.now() + GRANT_MAX_MS,
    textVersion: 2,
    locale: 'de',
    color: 0,
    paused,
  });
  return {
    clock,
    held,
    give: (...all: HeldGrant[]) => grants.note(SESSION, all),
    act(agent = 'anna') {
      const action = { do: 'check', node: 1, on: true } as const;
      relay.act(watcher(agent), { sessionId: SESSION, tab: 0, epoch: 1, action });
    },
    told,
  };
}

test('what the holder does goes through, what anybody else does not', async () => {
  const { give, held, act, told } = await desk();
  give(held('view'), held('control'), held('view', 'ben'));
  act();
  expect(told).toHaveLength(1);
  act('ben');
  expect(told).toHaveLength(1);
});

test('the moment a grant is too old it is none, without anybody sweeping', async () => {
  const { clock, give, held, act, told } = await desk();
  give(held('view'), held('control'));
  clock.advance(GRANT_MAX_MS - 1);
  act();
  expect(told).toHaveLength(1);
  clock.advance(1);
  act();
  expect(told).toHaveLength(1);
});

test.each<[string, (held: Awaited<ReturnType<typeof desk>>['held']) => HeldGrant[]]>([
  ['control is given back', (held) => [held('view')]],
  ['seeing is given back', (held) => [held('control')]],
  ['everything ends', () => []],
  ['control rests', (held) => [held('view'), held('control', 'anna', true)]],
  ['seeing rests', (held) => [held('view', 'anna', true), held('control')]],
  ['another agent has it now', (held) => [held('view'), held('view', 'ben'), held('control', 'ben')]],
  ['another agent sees, and nobody else', (held) => [held('view', 'ben'), held('control')]],
])('nothing goes through when %s', async (_what, now) => {
  const { give, held, act, told } = await desk();
  give(held('view'), held('control'));
  act();
  give(...now(held));
  act();
  expect(told).toHaveLength(1);
});
