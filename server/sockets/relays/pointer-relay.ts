/**
 * Passes what an agent points at on to the visitor's tabs and to colleagues who look at the same page; only under that agent's own live
 * grant, in the colour of that grant. What it shows, nobody here knows.
 */
import type { SessionId } from '../../../shared/protocol/ids.ts';
import { readPointer } from '../../../shared/protocol/pointer-frame.ts';
import type { Bus, Clock } from '../../app/ports.ts';
import { take } from '../../domain/allowance.ts';
import type { AgentConnection } from '../connections.ts';
import type { GrantsNow } from './grants-now.ts';
import { pointTopic, type PageWatch } from './page-watch.ts';
import { POINTER_LIMIT } from '../wire/rate-limits.ts';
import { room, type VisitorNamespace } from '../wire/socket-server.ts';

type Ports = {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly grants: GrantsNow;
  readonly pages: PageWatch;
  readonly visitors: VisitorNamespace;
};
export type PointerRelay = {
  /** As the socket brought it. */
  point(args: readonly unknown[], connection: AgentConnection): void;
};

export function createPointerRelay({ bus, clock, grants, pages, visitors }: Ports): PointerRelay {
  return {
    /** Checked in memory for every frame; what does not hold is dropped without a word. */
    point(args, { actor, pointers, page }) {
      const [sessionId, frame] = args;
      if (args.length !== 2 || typeof sessionId !== 'string' || !Buffer.isBuffer(frame)) return;
      const id = sessionId as SessionId;
      if (!pages.isWatching(id, page) || !grants.holds(id, 'view', actor.agentId)) return;
      const grant = grants.grantOf(id, 'point', actor.agentId);
      const pointer = grant && readPointer(frame);
      if (!pointer || take(pointers, POINTER_LIMIT, clock.now()) > 0) return;
      const colored = Buffer.concat([Buffer.of(grant.color), frame]);
      const tabs = visitors.to(room.session(id));
      // A move that comes late is worth nothing.
      (pointer.kind === 'move' ? tabs.volatile : tabs).emit('page:pointer', colored);
      if (grants.holdersOf(id, 'view').length > 1) bus.publishBytes(pointTopic(id), colored);
    },
  };
}
