/** All facts a rule is judged by on the server: what the page reports, and over it what only we know. */
import type { Facts, FactValue } from '../../../shared/protocol/radar.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { isServerFact } from '../../../shared/radar/facts.ts';
import { isOpenAt } from '../../domain/hours.ts';
import type { Site } from '../../domain/site.ts';
import type { Visitor } from '../../domain/visitor.ts';
import { freeSeatsOn, type FloorAgent } from '../desk/read-floor.ts';

export function radarFacts(
  reported: Facts,
  known: {
    readonly site: Site;
    readonly visitor: Visitor;
    readonly floor: readonly FloorAgent[];
    readonly queueLength: number;
  },
  now: Ms,
): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(reported)) if (!isServerFact(name)) facts[name] = value;
  const free = freeSeatsOn(known.floor, now);
  for (const [skill, seats] of free.bySkill) facts[`agents.free:${skill}`] = seats;
  facts['agents.free'] = free.any;
  facts['queue.length'] = known.queueLength;
  facts['hours.open'] = isOpenAt(known.site.hours, now);
  facts['visitor.visits'] = known.visitor.visits;
  facts['visitor.returning'] = known.visitor.visits > 1;
  return facts;
}
