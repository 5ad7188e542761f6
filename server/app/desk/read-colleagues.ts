/** The agents as everybody at the desk sees them, and telling the desk when one changed. */
import type { Colleague } from '../../../shared/protocol/desk.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { seatsTaken } from '../../domain/desk.ts';
import type { App } from '../context.ts';
import { readFloor, type FloorAgent } from './read-floor.ts';

export async function readColleagues(app: App): Promise<readonly Colleague[]> {
  const now = app.clock.now();
  return (await readFloor(app)).map((person) => colleagueOf(person, now));
}

/** Tells the desk how these agents are now, and the availability of seats that follows from it. */
export async function publishColleagues(app: App, agentIds: readonly AgentId[]): Promise<void> {
  if (agentIds.length === 0) return;
  const now = app.clock.now();
  for (const person of await readFloor(app)) {
    if (agentIds.includes(person.agent.id)) app.push.desk('colleague:changed', colleagueOf(person, now));
  }
  publishSeatsChanged(app);
}

/** Whoever publishes availability on this node gathers these for a moment. */
export function publishSeatsChanged(app: App): void {
  app.bus.publish('seats-changed', { nodeId: app.nodeId });
}

const colleagueOf = ({ agent, status, desk }: FloorAgent, now: Ms): Colleague => ({
  agentId: agent.id,
  name: agent.name,
  title: agent.title,
  hue: agent.hue,
  skills: [...agent.skills],
  status,
  seats: agent.capacity,
  seatsTaken: seatsTaken(desk, now),
});
