import { expect, test } from 'vitest';
import type { Capability, ConsentState, Grant } from '../../shared/protocol/consent.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { createConsents } from '../../widget/consent/consents.ts';
import { keptInTab } from '../../widget/env.ts';
import type { Connection } from '../../widget/link/connection.ts';
import { createStore } from '../../widget/state/store.ts';
import { initialState, type WidgetState } from '../../widget/state/widget-state.ts';

const grant = (capability: Capability, paused = false): Grant => ({
  capability,
  agentId: 'anna' as AgentId,
  agentName: 'Anna',
  grantedAt: 0,
  color: 0,
  paused,
});
const consent = (...grants: Grant[]): ConsentState => ({ version: 0, ask: null, grants, callId: null, wish: null });
/** One turn of the loop lets every answer arrive. */
const answered = () => new Promise((resolve) => setImmediate(resolve));

function open(on: (told: (consent: ConsentState) => void) => void = () => undefined) {
  for (const key of ['lotse.stopping', 'lotse.resting']) keptInTab.drop(key);
  const asked: string[] = [];
  let server: ConsentState | null = null;
  const connection = {
    on: (_event: string, told: (consent: ConsentState) => void) => (on(told), () => undefined),
    request: async (name: string, body: { capability: Capability; paused?: boolean }) => {
      asked.push(`${name} ${body.capability} ${body.paused}`);
      if (!server) return { ok: false, error: { code: 'unavailable' } };
      const grants = server.grants.map((one) =>
        one.capability === body.capability ? { ...one, paused: body.paused ?? one.paused } : one,
      );
      return { ok: true, data: (server = { ...server, grants }) };
    },
  } as unknown as Connection;
  const state = createStore<WidgetState>(initialState('de'));
  const consents = createConsents(state, connection);
  const resting = () => state.get().consent.grants.flatMap((one) => (one.paused ? [one.capability] : []));
  const held = () => state.get().consent.grants.map(({ capability }) => capability);
  return { asked, consents, held, resting, setServer: (now: ConsentState | null) => (server = now) };
}

test('a pause holds here at once and is told again until the server knows', async () => {
  const { asked, consents, resting, setServer } = open();
  consents.take(consent(grant('view'), grant('lead')));
  consents.pause('view', true);
  expect(resting()).toEqual(['view']);
  await answered();
  // The line is cut; what the server says then is older than the visitor's word.
  consents.take(consent(grant('view'), grant('lead')));
  expect(resting()).toEqual(['view']);
  await answered();
  setServer(consent(grant('view'), grant('lead')));
  consents.take(consent(grant('view'), grant('lead')));
  await answered();
  expect(resting()).toEqual(['view']);
  expect(new Set(asked)).toEqual(new Set(['grant:pause view true']));
  const before = asked.length;
  consents.take(consent(grant('view', true), grant('lead')));
  await answered();
  expect(asked).toHaveLength(before);
});

test('taking it up again waits for the server, so that nobody believes to be seen who is not', async () => {
  const { consents, resting, setServer } = open();
  consents.take(consent(grant('view', true)));
  consents.pause('view', false);
  await answered();
  expect(resting()).toEqual(['view']);
  setServer(consent(grant('view', true)));
  consents.pause('view', false);
  await answered();
  expect(resting()).toEqual([]);
});

test('several stops are told one after another, and no answer from before the last brings one back', async () => {
  for (const key of ['lotse.stopping', 'lotse.resting']) keptInTab.drop(key);
  const waiting: { readonly capability: Capability; answer(now: ConsentState): void }[] = [];
  const connection = {
    on: () => () => undefined,
    request: (_name: string, { capability }: { capability: Capability }) =>
      new Promise((resolve) => waiting.push({ capability, answer: (data) => resolve({ ok: true, data }) })),
  } as unknown as Connection;
  const state = createStore<WidgetState>(initialState('de'));
  const consents = createConsents(state, connection);
  const held = () => state.get().consent.grants.map(({ capability }) => capability);
  let server = [grant('view'), grant('point'), grant('control')];
  consents.take(consent(...server));
  for (const capability of ['control', 'point', 'view'] as const) consents.stop(capability);
  const told: Capability[] = [];
  await answered();
  while (waiting.length > 0) {
    expect(waiting).toHaveLength(1);
    const [{ capability, answer } = { capability: 'chat' as const, answer: () => undefined }] = waiting.splice(0);
    told.push(capability);
    server = server.filter((one) => one.capability !== capability);
    answer(consent(...server));
    await answered();
    expect(held()).toEqual([]);
  }
  expect(told).toEqual(['control', 'point', 'view']);
});

test('an older word of the server that arrives late is passed over, but for the first of a connection', () => {
  let push: (consent: ConsentState) => void = () => undefined;
  const { consents, held } = open((told) => (push = told));
  consents.take({ ...consent(grant('view')), version: 7 });
  push({ ...consent(), version: 9 });
  push({ ...consent(grant('view')), version: 8 });
  expect(held()).toEqual([]);
  push({ ...consent(grant('point')), version: 9 });
  expect(held()).toEqual(['point']);
  // Another session of this visitor counts from its own beginning.
  consents.take({ ...consent(grant('view')), version: 2 });
  expect(held()).toEqual(['view']);
});
