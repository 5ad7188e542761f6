/** Asking, answering, ending: tables of what may follow what, and random steps that never give more than was said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideAnswer,
  decideAsk,
  endAgents,
  endByTime,
  endCapability,
  freshGrants,
  handOverSending,
  withGranted,
  pauseCapability,
  isGranted,
  type Answer,
  type Consent,
} from '../../../server/domain/grants.ts';
import type { HeldGrant } from '../../../server/domain/session.ts';
import type { Capability, Purpose } from '../../../shared/protocol/consent.ts';
import type { AgentId, AskId, CallId } from '../../../shared/protocol/ids.ts';
import { ASK_OPEN_MS, GRANT_MAX_MS, GRANT_RESUME_MS } from '../../../shared/protocol/limits.ts';

const NOW = 1_000_000;
const ANNA = 'anna' as AgentId;
const BEN = 'ben' as AgentId;
const ASK = 'ask-1' as AskId;

const NOTHING: Consent = { ask: null, grants: [], callId: null, lostAt: null };
const held = (capability: Capability, agentId = ANNA, expiresAt = NOW + 1_000): HeldGrant => ({
  color: 0,
  paused: false,
  capability,
  agentId,
  agentName: 'Anna',
  grantedAt: NOW,
  expiresAt,
  textVersion: 1,
  locale: 'de',
});
const asking = (purpose: Purpose, agentId = ANNA) => ({ askId: ASK, purpose, agentId });
const open = (purpose: Purpose, agentId = ANNA): Consent => ({
  ...NOTHING,
  ask: { ...asking(purpose, agentId), expiresAt: NOW + ASK_OPEN_MS },
});
const saying = (answer: 'yes' | 'no', send: Answer['send'] = []): Answer => ({
  askId: ASK,
  answer,
  send,
  textVersion: 1,
  locale: 'de',
  agentName: 'Anna',
});

describe('asking', () => {
  test.each<[string, Consent, Purpose, string]>([
    ['another agent asks already', open('view', BEN), 'view', 'busy'],
    ['a call runs', { ...NOTHING, callId: 'call' as CallId }, 'call', 'busy'],
    ['pointing without seeing', NOTHING, 'point', 'not_granted'],
    ['using without seeing', NOTHING, 'control', 'not_granted'],
    ['using where one may only point', { ...NOTHING, grants: [held('point')] }, 'control', 'not_granted'],
    ['pointing where somebody else sees', { ...NOTHING, grants: [held('view', BEN)] }, 'point', 'not_granted'],
    ['pointing after seeing ended', { ...NOTHING, grants: [held('view', ANNA, NOW)] }, 'point', 'not_granted'],
  ])('%s', (_what, consent, purpose, refusal) => {
    expect(decideAsk(consent, asking(purpose), NOW)).toBe(refusal);
  });

  test.each<[string, Consent, Purpose]>([
    ['nothing is open', NOTHING, 'view'],
    ['the same agent asks anew', open('view'), 'call'],
    ["another's question is over", { ...open('view', BEN), ask: { ...asking('view', BEN), expiresAt: NOW } }, 'view'],
    ['the agent sees the page', { ...NOTHING, grants: [held('view')] }, 'point'],
  ])('%s', (_what, consent, purpose) => {
    expect(decideAsk(consent, asking(purpose), NOW)).toEqual({ ...asking(purpose), expiresAt: NOW + ASK_OPEN_MS });
  });
});

describe('answering', () => {
  test.each<[Purpose, Answer['send'], Capability[]]>([
    ['view', ['audio', 'video'], ['view']],
    ['point', [], ['point']],
    ['control', [], ['control']],
    ['call', [], []],
    ['call', ['audio'], ['audio']],
    ['call', ['video', 'audio'], ['audio', 'video']],
  ])('a yes to %s sending %j grants %j', (purpose, send, capabilities) => {
    const answered = decideAnswer(open(purpose), saying('yes', send), NOW);
    expect(answered?.granted.map(({ capability }) => capability)).toEqual(capabilities);
    for (const grant of answered?.granted ?? []) expect(grant.expiresAt).toBe(NOW + GRANT_MAX_MS);
  });

  test('what rests is held and does not count; everybody who holds it rests', () => {
    const grants = [held('lead'), held('view', BEN)];
    expect(pauseCapability(grants, 'lead', true)).toEqual([{ ...held('lead'), paused: true }, held('view', BEN)]);
    expect(pauseCapability(grants, 'lead', false)).toBe(grants);
    expect(pauseCapability(grants, 'control', true)).toBe(grants);
  });

  test('a no grants nothing and takes nothing', () => {
    const consent = { ...open('call'), grants: [held('view')] };
    expect(decideAnswer(consent, saying('no', ['audio']), NOW)).toMatchObject({ granted: [], grants: [held('view')] });
  });

  test.each<[string, Consent, number]>([
    ['nothing was asked', NOTHING, NOW],
    ['the question is over', open('view'), NOW + ASK_OPEN_MS],
    [
      'another question is open',
      { ...open('view'), ask: { ...asking('view'), askId: 'ask-2' as AskId, expiresAt: NOW + 9 } },
      NOW,
    ],
  ])('%s: a yes is worth nothing', (_what, consent, now) => {
    expect(decideAnswer(consent, saying('yes'), now)).toBeUndefined();
  });

  test.each<[Purpose, HeldGrant[], [Capability, AgentId][]]>([
    [
      'view',
      [held('view', BEN), held('audio', BEN)],
      [
        ['view', BEN],
        ['audio', BEN],
        ['view', ANNA],
      ],
    ],
    ['view', [held('view')], [['view', ANNA]]],
    [
      'control',
      [held('view'), held('control', BEN)],
      [
        ['view', ANNA],
        ['control', ANNA],
      ],
    ],
    ['lead', [held('lead', BEN)], [['lead', ANNA]]],
  ])('several agents may look, one acts: a yes to %s', (purpose, grants, left) => {
    const answered = decideAnswer({ ...open(purpose), grants }, saying('yes'), NOW);
    expect(answered?.grants.map(({ capability, agentId }) => [capability, agentId])).toEqual(left);
  });

  test('each agent has one colour in a session, and none is had twice', () => {
    const first = decideAnswer({ ...open('view'), grants: [held('view', BEN)] }, saying('yes'), NOW);
    expect(first?.granted.map(({ color }) => color)).toEqual([1]);
    const again = decideAnswer({ ...open('point'), grants: first?.grants ?? [] }, saying('yes'), NOW);
    expect(again?.granted.map(({ color }) => color)).toEqual([1]);
  });
});

describe('saying yes unasked', () => {
  const consenting = { agentId: ANNA, agentName: 'Anna', textVersion: 2, locale: 'en' };
  const names = (grants: readonly HeldGrant[]) => grants.map(({ capability, agentId }) => `${capability} ${agentId}`);

  test('grants just what was said, for two hours, in the agent’s own colour', () => {
    const granted = freshGrants([{ ...held('view'), color: 3 }], consenting, ['audio', 'video'], NOW);
    expect(granted).toEqual(
      ['audio', 'video'].map((capability) => ({
        ...held(capability as Capability, ANNA, NOW + GRANT_MAX_MS),
        textVersion: 2,
        locale: 'en',
        color: 3,
      })),
    );
    expect(freshGrants([], consenting, [], NOW)).toEqual([]);
  });

  test('what is sent goes to one at a time, seeing may be shared', () => {
    const before = [held('screen', BEN), held('view', BEN), held('audio')];
    expect(names(withGranted(before, [held('screen'), held('view')]))).toEqual([
      'view ben',
      'audio anna',
      'screen anna',
      'view anna',
    ]);
  });

  test('handed over, what is sent goes to the new agent and nothing else does', () => {
    const before = [held('audio'), held('video'), held('screen'), held('view'), { ...held('point', BEN), color: 2 }];
    const after = handOverSending(before, { agentId: BEN, agentName: 'Ben' });
    expect(names(after)).toEqual(['audio ben', 'video ben', 'screen ben', 'view anna', 'point ben']);
    expect(after.map(({ agentName }) => agentName)).toEqual(['Ben', 'Ben', 'Ben', 'Anna', 'Anna']);
    expect(after.map(({ color }) => color)).toEqual([2, 2, 2, 0, 2]);
    expect(after.map(({ grantedAt, expiresAt }) => [grantedAt, expiresAt])).toEqual(
      before.map(({ grantedAt, expiresAt }) => [grantedAt, expiresAt]),
    );
  });
});

describe('ending', () => {
  const all = [held('view'), held('point'), held('control'), held('audio')];
  const names = (grants: readonly HeldGrant[]) => grants.map(({ capability }) => capability);

  test('without seeing there is no pointing and no using; the call goes on', () => {
    const { kept, ended } = endCapability(all, 'view');
    expect([names(kept), names(ended)]).toEqual([['audio'], ['view', 'point', 'control']]);
  });
  test('each is revocable alone', () => {
    expect(names(endCapability([...all, held('view', BEN), held('point', BEN)], 'view', BEN).kept)).toEqual(names(all));
    expect(names(endCapability(all, 'point').kept)).toEqual(['view', 'control', 'audio']);
    expect(names(endCapability(all, 'control').kept)).toEqual(['view', 'point', 'audio']);
    expect(names(endCapability(all, 'video').ended)).toEqual([]);
  });
  test('a former agent keeps nothing', () => {
    const { kept } = endAgents([held('view'), held('audio', BEN)], (agentId) => agentId === ANNA);
    expect(names(kept)).toEqual(['audio']);
  });

  test.each<[string, Consent, number, Capability[]]>([
    [
      'a reload within the minute',
      { ...NOTHING, grants: all, lostAt: NOW - GRANT_RESUME_MS + 1 },
      NOW,
      ['view', 'point', 'control', 'audio'],
    ],
    ['away too long', { ...NOTHING, grants: all, lostAt: NOW - GRANT_RESUME_MS }, NOW, []],
    ['old', { ...NOTHING, grants: [held('view', ANNA, NOW), held('audio')] }, NOW, ['audio']],
    ['seeing is old, pointing younger', { ...NOTHING, grants: [held('view', ANNA, NOW), held('point')] }, NOW, []],
  ])('%s', (_what, consent, now, kept) => {
    expect(names(endByTime(consent, now).kept)).toEqual(kept);
  });
});

test('whatever happens in whatever order, nothing is granted that was not said yes to', () => {
  const purpose = fc.constantFrom<Purpose>('view', 'point', 'call');
  const step = fc.oneof(
    fc.record({ do: fc.constant('ask' as const), purpose, agent: fc.constantFrom(ANNA, BEN) }),
    fc.record({ do: fc.constant('answer' as const), answer: fc.constantFrom<'yes' | 'no'>('yes', 'no') }),
    fc.record({ do: fc.constant('stop' as const), capability: fc.constantFrom<Capability>('view', 'point', 'audio') }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: GRANT_MAX_MS }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let consent = NOTHING;
      let now = NOW;
      const saidYes = new Set<string>();
      for (const next of steps) {
        if (next.do === 'ask') {
          const ask = decideAsk(consent, asking(next.purpose, next.agent), now);
          if (typeof ask !== 'string') consent = { ...consent, ask };
        } else if (next.do === 'answer') {
          const answered = decideAnswer(consent, saying(next.answer, ['audio']), now);
          if (!answered) continue;
          consent = { ...consent, ask: null, grants: answered.grants };
          if (next.answer === 'yes') saidYes.add(`${answered.ask.agentId} ${answered.ask.purpose}`);
        } else if (next.do === 'stop') {
          consent = { ...consent, grants: endCapability(consent.grants, next.capability).kept };
          expect(isGranted(consent, next.capability, ANNA, now)).toBe(false);
        } else {
          now += next.ms;
          consent = { ...consent, grants: endByTime(consent, now).kept };
        }
        for (const grant of consent.grants) {
          const asked = grant.capability === 'audio' ? 'call' : grant.capability;
          expect(saidYes).toContain(`${grant.agentId} ${asked}`);
          expect(grant.expiresAt).toBeGreaterThan(now - 1);
        }
        const holders = consent.grants.map(({ capability, agentId }) => `${capability} ${agentId}`);
        expect(new Set(holders).size).toBe(holders.length);
      }
    }),
  );
});

describe('what goes in at once hangs on filling in', () => {
  const all = [held('view'), held('form'), held('fill'), held('view', BEN), held('form', BEN), held('fill', BEN)];
  const left = (grants: readonly HeldGrant[]) => grants.map(({ capability, agentId }) => `${agentId} ${capability}`);
  const bens = ['ben view', 'ben form', 'ben fill'];

  test.each<[Capability, readonly string[]]>([
    ['fill', ['anna view', 'anna form']],
    ['form', ['anna view']],
    ['view', []],
    ['point', ['anna view', 'anna form', 'anna fill']],
  ])('the end of %s', (capability, kept) => {
    expect(left(endCapability(all, capability, ANNA).kept)).toEqual([...kept, ...bens]);
  });

  test('also when time ends filling in before it', () => {
    const grants = [held('view'), held('form', ANNA, NOW), held('fill'), held('fill', BEN), held('form', BEN)];
    expect(left(endByTime({ ...NOTHING, grants }, NOW).kept)).toEqual(['anna view', 'ben fill', 'ben form']);
  });

  test('a new yes to filling in is one to suggestions, of that agent', () => {
    expect(left(withGranted(all, [held('form')]))).toEqual(['anna view', ...bens, 'anna form']);
    expect(left(withGranted(all, [held('fill')]))).toEqual(['anna view', 'anna form', ...bens, 'anna fill']);
  });
});
