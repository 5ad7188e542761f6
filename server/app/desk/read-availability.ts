/** What visitors of a site may know about the people behind it: open or not, free seats by skill, how many wait, a few faces. */
import type { Availability } from '../../../shared/protocol/site.ts';
import { freeSeats } from '../../domain/desk.ts';
import { isOpenAt, opensAt } from '../../domain/hours.ts';
import type { Site } from '../../domain/site.ts';
import type { App } from '../context.ts';
import { faceOf, freeSeatsOn, readFloor, takesChats, type FloorAgent } from './read-floor.ts';

const MAX_FACES = 2;

export async function readAvailability(app: App, site: Site): Promise<Availability> {
  const [floor, waiting] = await Promise.all([readFloor(app), app.store.queuedConversations()]);
  return availabilityOf(app, site, floor, waiting.filter(({ conversation }) => conversation.siteId === site.id).length);
}

/** Tells the visitors of every site, on every node. The caller sees to it that this is not done too often. */
export async function publishAvailability(app: App): Promise<void> {
  const [floor, waiting, sites] = await Promise.all([
    readFloor(app),
    app.store.queuedConversations(),
    app.store.sites(),
  ]);
  for (const site of sites) {
    const own = waiting.filter(({ conversation }) => conversation.siteId === site.id).length;
    app.bus.publish('availability', { siteId: site.id, availability: availabilityOf(app, site, floor, own) });
  }
}

function availabilityOf(app: App, site: Site, floor: readonly FloorAgent[], waiting: number): Availability {
  const now = app.clock.now();
  const next = opensAt(site.hours, now);
  const { any, bySkill } = freeSeatsOn(floor, now);
  return {
    open: isOpenAt(site.hours, now),
    ...(next === undefined ? {} : { opensAt: next }),
    freeSeats: { ...Object.fromEntries(bySkill), any } as Availability['freeSeats'],
    waiting,
    faces: floor
      .filter(takesChats)
      .toSorted((a, b) => freeSeats(b.desk, b.agent.capacity, now) - freeSeats(a.desk, a.agent.capacity, now))
      .slice(0, MAX_FACES)
      .map(({ agent }) => faceOf(agent)),
  };
}
