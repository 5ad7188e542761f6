/** Hands a site's availability to all its visitors on this node, when it really changed. */
import type { Availability } from '../../../shared/protocol/site.ts';
import type { Bus, Unsubscribe } from '../../app/ports.ts';
import { room, type VisitorNamespace } from '../wire/socket-server.ts';

type SiteAvailability = { readonly siteId: string; readonly availability: Availability };

export async function relayAvailability(bus: Bus, visitors: VisitorNamespace): Promise<Unsubscribe> {
  const lastTold = new Map<string, string>();
  return bus.subscribe('availability', (message) => {
    const { siteId, availability } = message as SiteAvailability;
    const text = JSON.stringify(availability);
    if (lastTold.get(siteId) === text) return;
    lastTold.set(siteId, text);
    // Every node hears the bus; the adapter need not carry it as well.
    visitors.local.to(room.site(siteId)).emit('site:availability', availability);
  });
}
