/** The agents with their presence and their seats in one look: what routing, availability and the list of colleagues start from. */
import type { AgentFace } from '../../../shared/protocol/site.ts';
import type { AgentId, SkillId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { Agent } from '../../domain/agent.ts';
import { emptyDesk, freeSeats, seatsTaken, type Desk } from '../../domain/desk.ts';
import type { Candidate } from '../../domain/routing.ts';
import type { App } from '../context.ts';
import { presenceStatuses } from './present-agents.ts';

export type FloorAgent = {
  readonly agent: Agent;
  readonly status: 'available' | 'away' | 'offline';
  readonly desk: Desk;
};

/** Removed agents are left out. */
export async function readFloor(app: App): Promise<readonly FloorAgent[]> {
  const [statuses, everybody] = await Promise.all([presenceStatuses(app), app.store.agents()]);
  const agents = everybody.filter((agent) => agent.removedAt === null);
  const desks = await readDesks(
    app,
    agents.map(({ id }) => id),
  );
  return agents.map((agent) => ({
    agent,
    status: statuses.get(agent.id) ?? 'offline',
    desk: desks.get(agent.id) ?? emptyDesk(agent.id),
  }));
}

export async function readDesks(app: App, agentIds: readonly AgentId[]): Promise<ReadonlyMap<AgentId, Desk>> {
  const stored = await app.store.desks(agentIds);
  const byId = new Map(agentIds.map((agentId) => [agentId, emptyDesk(agentId)]));
  for (const desk of stored) byId.set(desk.id, desk);
  return byId;
}

/** There for visitors: at the desk, and with a seat at all. Who only oversees or helps out has none. */
export const takesChats = ({ agent, status }: FloorAgent): boolean => status === 'available' && agent.capacity > 0;

/** Those who take work now. */
export const candidatesOn = (floor: readonly FloorAgent[], now: Ms): readonly Candidate[] =>
  floor.filter(takesChats).map(({ agent, desk }) => ({
    agentId: agent.id,
    skills: agent.skills,
    capacity: agent.capacity,
    taken: seatsTaken(desk, now),
    lastSeatedAt: desk.lastSeatedAt,
  }));

export type FreeSeats = { readonly any: number; readonly bySkill: ReadonlyMap<SkillId, number> };

/** Skills that somebody who is there has count with 0 when all seats are taken. */
export function freeSeatsOn(floor: readonly FloorAgent[], now: Ms): FreeSeats {
  const bySkill = new Map<SkillId, number>();
  let any = 0;
  for (const { agent, desk } of floor.filter(takesChats)) {
    const free = freeSeats(desk, agent.capacity, now);
    any += free;
    for (const skill of new Set(agent.skills)) bySkill.set(skill, (bySkill.get(skill) ?? 0) + free);
  }
  return { any, bySkill };
}

export const faceOf = (agent: Agent): AgentFace => ({
  name: agent.name.slice(0, 80),
  title: agent.title,
  hue: agent.hue,
});
