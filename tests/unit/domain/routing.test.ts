import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentId, ConversationId, SkillId } from '../../../shared/protocol/ids.ts';
import {
  dealWaiting,
  pickAgent,
  skillFor,
  type Assignment,
  type Candidate,
  type Waiting,
} from '../../../server/domain/routing.ts';

const skill = (name: string) => name as SkillId;
const candidate = (agentId: string, with_: Partial<Candidate> = {}): Candidate => ({
  agentId: agentId as AgentId,
  skills: [skill('sales')],
  capacity: 4,
  taken: 0,
  lastSeatedAt: 0,
  ...with_,
});
const waiting = (conversationId: string, since: number, with_: Partial<Waiting> = {}): Waiting => ({
  conversationId: conversationId as ConversationId,
  skill: skill('sales'),
  since,
  notAgentId: null,
  ...with_,
});
const read = (assignments: readonly Assignment[]) =>
  assignments.map(({ conversationId, agentId }) => `${conversationId}→${agentId}`);

describe('pickAgent', () => {
  it.each<[string, Candidate[], string | undefined]>([
    ['nobody from nobody', [], undefined],
    ['nobody without the skill', [candidate('a', { skills: [skill('service')] })], undefined],
    ['nobody without a seat', [candidate('a', { taken: 4 })], undefined],
    ['nobody who takes no chats', [candidate('a', { capacity: 0 })], undefined],
    ['nobody beyond capacity', [candidate('a', { taken: 5 })], undefined],
    ['the larger free share', [candidate('a', { taken: 2 }), candidate('b', { capacity: 2, taken: 0 })], 'b'],
    [
      'a share, not a count',
      [candidate('a', { capacity: 10, taken: 5 }), candidate('b', { capacity: 3, taken: 1 })],
      'b',
    ],
    ['the longest idle among equals', [candidate('a', { lastSeatedAt: 9 }), candidate('b', { lastSeatedAt: 3 })], 'b'],
    ['the same every time', [candidate('b'), candidate('a')], 'a'],
  ])('picks %s', (_, candidates, expected) => expect(pickAgent(candidates, skill('sales'))?.agentId).toBe(expected));
});

describe('skillFor', () => {
  const service = candidate('s', { skills: [skill('service')] });
  it.each<[string, string | undefined, Candidate[], string | undefined]>([
    ['the skill asked for', 'service', [service], 'service'],
    ['none where the asked skill is missing', 'sales', [service], undefined],
    ['the usual one', undefined, [service, candidate('a')], 'sales'],
    ['whom there is, where nobody has the usual one', undefined, [service], 'service'],
    ['none with nobody', undefined, [], undefined],
  ])('is %s', (_, asked, candidates, expected) =>
    expect(skillFor(asked as SkillId | undefined, skill('sales'), candidates)).toBe(expected),
  );
});

describe('dealWaiting', () => {
  it.each<[string, Waiting[], Candidate[], string[]]>([
    ['the longest waiting first', [waiting('new', 2), waiting('old', 1)], [candidate('a', { taken: 3 })], ['old→a']],
    [
      'turns',
      [waiting('x', 1), waiting('y', 2), waiting('z', 3)],
      [candidate('a'), candidate('b')],
      ['x→a', 'y→b', 'z→a'],
    ],
    [
      'past one whose skill nobody has',
      [waiting('law', 1, { skill: skill('law') }), waiting('x', 2)],
      [candidate('a')],
      ['x→a'],
    ],
    [
      'to somebody else than who lost it',
      [waiting('x', 1, { notAgentId: 'a' as AgentId })],
      [candidate('a'), candidate('b', { taken: 3 })],
      ['x→b'],
    ],
    ['back to who lost it, when alone', [waiting('x', 1, { notAgentId: 'a' as AgentId })], [candidate('a')], ['x→a']],
    [
      'an agent of two skills once a seat',
      [waiting('x', 1), waiting('y', 2, { skill: skill('service') })],
      [candidate('a', { skills: [skill('sales'), skill('service')], taken: 3 })],
      ['x→a'],
    ],
  ])('deals %s', (_, queue, candidates, expected) =>
    expect(read(dealWaiting(queue, candidates, 10))).toEqual(expected),
  );

  const skills = fc.constantFrom('sales', 'service', 'technik', 'law').map(skill);
  const floors = fc.uniqueArray(
    fc.record({
      agentId: fc.integer({ min: 0, max: 30 }).map((n) => `agent-${n}` as AgentId),
      skills: fc.array(skills, { maxLength: 4 }),
      capacity: fc.integer({ min: 0, max: 4 }),
      taken: fc.integer({ min: 0, max: 5 }),
      lastSeatedAt: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ agentId }) => agentId, maxLength: 12 },
  );
  const queues = fc
    .array(
      fc.record({ skill: skills, since: fc.integer({ min: 0, max: 9 }), lostBy: fc.integer({ min: -9, max: 30 }) }),
      {
        maxLength: 40,
      },
    )
    .map((rows) =>
      rows.map((row, index) =>
        waiting(`c${index}`, row.since, {
          skill: row.skill,
          notAgentId: row.lostBy < 0 ? null : (`agent-${row.lostBy}` as AgentId),
        }),
      ),
    );

  it('never deals over capacity, without the skill, twice, past the older, or leaves somebody idle', () => {
    fc.assert(
      fc.property(queues, floors, (queue, floor) => {
        const dealt = dealWaiting(queue, floor, 10);
        const agentOf = new Map(dealt.map(({ conversationId, agentId }) => [conversationId, agentId]));
        expect(agentOf.size).toBe(dealt.length);
        const room = (one: Candidate) =>
          one.capacity - one.taken - dealt.filter(({ agentId }) => agentId === one.agentId).length;
        const over = floor.filter((one) => room(one) < Math.min(0, one.capacity - one.taken));
        expect(over).toEqual([]);
        for (const { conversationId, agentId } of dealt) {
          const asked = queue.find((one) => one.conversationId === conversationId)!.skill;
          expect(floor.find((one) => one.agentId === agentId)!.skills).toContain(asked);
        }
        for (const left of queue.filter(({ conversationId }) => !agentOf.has(conversationId))) {
          // Whoever is left waits because nobody with the skill has a seat …
          expect(floor.some((one) => one.skills.includes(left.skill) && room(one) > 0)).toBe(false);
          // … and nobody younger with the same skill was served.
          const younger = queue.filter((one) => one.skill === left.skill && one.since > left.since);
          expect(younger.some(({ conversationId }) => agentOf.has(conversationId))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with picking one after the other', () => {
    fc.assert(
      fc.property(queues, floors, (queue, floor) => {
        let current = floor;
        const expected: string[] = [];
        const inOrder = queue
          .map((one) => ({ ...one, notAgentId: null }))
          .toSorted((a, b) => a.since - b.since || (a.conversationId < b.conversationId ? -1 : 1));
        for (const { conversationId, skill: asked } of inOrder) {
          const picked = pickAgent(current, asked);
          if (!picked) continue;
          expected.push(`${conversationId}→${picked.agentId}`);
          current = current.map((one) => (one === picked ? { ...one, taken: one.taken + 1, lastSeatedAt: 10 } : one));
        }
        expect(read(dealWaiting(inOrder, floor, 10))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
