/** Who gets whom: picks the agent for one visitor, and deals a whole queue. Knows nothing of hours, presence or the store. */
import type { AgentId, ConversationId, SkillId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import { createHeap, type Heap } from './priority-heap.ts';

/** An agent who is there and takes work. */
export type Candidate = {
  readonly agentId: AgentId;
  readonly skills: readonly SkillId[];
  readonly capacity: number;
  readonly taken: number;
  /** When a seat was last taken: the one idle longest goes first among equals. */
  readonly lastSeatedAt: Ms;
};
export type Waiting = {
  readonly conversationId: ConversationId;
  readonly skill: SkillId;
  /** Since when the visitor waits for an answer to this concern, the time with a lost agent included. */
  readonly since: Ms;
  /** Who lost it before; gets it again only when nobody else is free. */
  readonly notAgentId: AgentId | null;
};
export type Assignment = { readonly conversationId: ConversationId; readonly agentId: AgentId };

const freeShare = (candidate: Candidate): number => (candidate.capacity - candidate.taken) / candidate.capacity;
const hasRoom = (candidate: Candidate): boolean => candidate.taken < candidate.capacity;

/** Largest share of free seats, then idle longest; the id makes it certain. */
export function isBetterSuited(a: Candidate, b: Candidate): boolean {
  const share = freeShare(a) - freeShare(b);
  if (share !== 0) return share > 0;
  if (a.lastSeatedAt !== b.lastSeatedAt) return a.lastSeatedAt < b.lastSeatedAt;
  return a.agentId < b.agentId;
}

export function pickAgent(candidates: readonly Candidate[], skill: SkillId): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (!hasRoom(candidate) || !candidate.skills.includes(skill)) continue;
    if (!best || isBetterSuited(candidate, best)) best = candidate;
  }
  return best;
}

/**
 * The skill a visitor is queued for: the one asked for if somebody has it, else the site's own; where nobody who is there has
 * that, any of theirs, since somebody is better than nobody. Undefined when the asked or any skill has nobody.
 */
export function skillFor(
  asked: SkillId | undefined,
  usual: SkillId,
  candidates: readonly Candidate[],
): SkillId | undefined {
  const isThere = (skill: SkillId) => candidates.some((candidate) => candidate.skills.includes(skill));
  if (asked !== undefined) return isThere(asked) ? asked : undefined;
  if (isThere(usual)) return usual;
  const best = [...candidates].sort((a, b) => (isBetterSuited(a, b) ? -1 : 1)).find(({ skills }) => skills.length > 0);
  return best?.skills[0];
}

/**
 * Deals the longest waiting first. One heap a skill; an agent who was dealt to stands in his other heaps with an outdated,
 * never too bad place and is put right when he comes up, so the whole costs n log n.
 */
export function dealWaiting(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  now: Ms,
): readonly Assignment[] {
  const current = new Map(candidates.map((candidate) => [candidate.agentId, candidate]));
  const bySkill = heapsBySkill(candidates);
  const oldestFirst = [...waiting].sort((a, b) => a.since - b.since || (a.conversationId < b.conversationId ? -1 : 1));
  const assignments: Assignment[] = [];
  for (const { conversationId, skill, notAgentId } of oldestFirst) {
    const heap = bySkill.get(skill);
    const candidate = heap && takeBest(heap, current, notAgentId);
    if (!heap || !candidate) continue;
    const seated = { ...candidate, taken: candidate.taken + 1, lastSeatedAt: now };
    current.set(seated.agentId, seated);
    heap.push(seated);
    assignments.push({ conversationId, agentId: seated.agentId });
  }
  return assignments;
}

function heapsBySkill(candidates: readonly Candidate[]): Map<SkillId, Heap<Candidate>> {
  const heaps = new Map<SkillId, Heap<Candidate>>();
  for (const candidate of candidates) {
    if (!hasRoom(candidate)) continue;
    for (const skill of new Set(candidate.skills)) {
      const heap = heaps.get(skill) ?? createHeap<Candidate>(isBetterSuited);
      heaps.set(skill, heap);
      heap.push(candidate);
    }
  }
  return heaps;
}

function takeBest(
  heap: Heap<Candidate>,
  current: ReadonlyMap<AgentId, Candidate>,
  notAgentId: AgentId | null,
): Candidate | undefined {
  const best = nextUpToDate(heap, current);
  if (!best || best.agentId !== notAgentId) return best;
  const second = nextUpToDate(heap, current);
  if (second) heap.push(best);
  return second ?? best;
}

function nextUpToDate(heap: Heap<Candidate>, current: ReadonlyMap<AgentId, Candidate>): Candidate | undefined {
  for (let next = heap.pop(); next; next = heap.pop()) {
    const known = current.get(next.agentId);
    if (!known || !hasRoom(known)) continue;
    if (known === next) return next;
    heap.push(known);
  }
  return undefined;
}
