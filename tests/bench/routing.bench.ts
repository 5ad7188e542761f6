/**
 * One decision of the routing: dealing 1,000 who wait to 500 agents with ten skills. Beside the time it may take stands how it
 * grows with four times as many of both, against what n log n would make of the smaller one. Both sizes exceed the processor's
 * nearest cache; a smaller one would fit and flatter itself.
 */
import { dealWaiting, type Candidate, type Waiting } from '../../server/domain/routing.ts';
import { interleaved } from './support/interleaved.ts';
import { report, row } from './support/report.ts';
import type { AgentId, ConversationId, SkillId } from '../../shared/protocol/ids.ts';

const SKILLS = Array.from({ length: 10 }, (_, n) => `skill-${n}` as SkillId);
const NOW = 1_700_000_000_000;
const DECISIONS = 50;

/** The same numbers in every run. */
function createNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function scene(waitingCount: number, agentCount: number) {
  const number = createNumbers(7);
  const skill = () => SKILLS[number(SKILLS.length)] as SkillId;
  const candidates = Array.from({ length: agentCount }, (_, n): Candidate => ({
    agentId: `agent-${n}` as AgentId,
    skills: [...new Set([skill(), skill(), skill()])],
    capacity: 4,
    taken: number(3),
    lastSeatedAt: NOW - number(3_600_000),
  }));
  const waiting = Array.from({ length: waitingCount }, (_, n): Waiting => ({
    conversationId: `conversation-${n}` as ConversationId,
    skill: skill(),
    since: NOW - number(600_000),
    notAgentId: number(10) === 0 ? (`agent-${number(agentCount)}` as AgentId) : null,
  }));
  return { waiting, candidates };
}

async function measure({ waiting, candidates }: ReturnType<typeof scene>): Promise<{ ms: number }> {
  const start = performance.now();
  for (let n = 0; n < DECISIONS; n += 1) dealWaiting(waiting, candidates, NOW + n);
  return { ms: (performance.now() - start) / DECISIONS };
}

const WAITING = 1_000;
const AGENTS = 500;
const TIMES = 4;
const MOST_MS = 2;

const [usual, large] = [scene(WAITING, AGENTS), scene(TIMES * WAITING, TIMES * AGENTS)];
const dealt = dealWaiting(usual.waiting, usual.candidates, NOW).length;
if (dealt < WAITING * 0.9) throw new Error(`only ${dealt} of ${WAITING} were dealt: not the decision this is about`);
await measure(large);
const { ms } = await interleaved(
  7,
  () => measure(large),
  () => measure(usual),
);
const nLogN = (TIMES * Math.log(TIMES * WAITING)) / Math.log(WAITING);
report('routing', [
  row('a decision, 1,000 waiting × 500 agents (beside: what it may take)', 'ms', ms.reference, MOST_MS, '≤ 1'),
  row(
    'a decision, 4,000 × 2,000 (beside: the smaller, grown by n log n)',
    'ms',
    ms.ours,
    ms.reference * nLogN,
    '≤ 1.25',
  ),
]);
