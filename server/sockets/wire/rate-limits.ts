/** How often a socket, an address or a site may do what; every number with its reason. */
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import type { Limit } from '../../domain/allowance.ts';

export type EventLimits<Table> = {
  /** Everything a socket sends, whatever it is. */
  readonly all: Limit;
  /** Dearer events have a tighter limit of their own; a visitor's tabs have it together. */
  readonly events: Readonly<Partial<Record<keyof Table, Limit>>>;
};

/** A person types and clicks; joining a call is the busiest moment, with about thirty requests. */
export const VISITOR_LIMITS: EventLimits<VisitorUp> = {
  all: { burst: 80, perSecond: 20 },
  events: {
    'visitor:hello': { burst: 4, perSecond: 0.2 },
    'page:view': { burst: 40, perSecond: 2 },
    'radar:claim': { burst: 15, perSecond: 1 },
    'chat:start': { burst: 5, perSecond: 0.1 },
    'chat:send': { burst: 15, perSecond: 2 },
    'page:opened': { burst: 10, perSecond: 0.5 },
    // Turning pages and winding a film, by hand.
    'showing:move': { burst: 30, perSecond: 6 },
    'message:leave': { burst: 4, perSecond: 0.02 },
    // One for each action that was not done.
    'page:act-refused': { burst: 40, perSecond: 15 },
    // One that it stands there and one for the answer; the agent may suggest a whole form at once.
    'form:suggestion-answered': { burst: 60, perSecond: 15 },
    // Somebody who turns between windows quickly.
    'tab:front': { burst: 10, perSecond: 2 },
    // Each is told to every tab and agent.
    'grant:pause': { burst: 10, perSecond: 1 },
    'lead:refused': { burst: 10, perSecond: 1 },
    // A person looks at products one after the other, or opens a list of them in tabs.
    'product:seen': { burst: 20, perSecond: 0.5 },
    'selection:set': { burst: 20, perSecond: 3 },
    'selection:carted': { burst: 6, perSecond: 0.2 },
    'order:placed': { burst: 4, perSecond: 0.02 },
    'code:make': { burst: 4, perSecond: 0.05 },
    'call:join': { burst: 6, perSecond: 0.2 },
    'call:point': { burst: 60, perSecond: 20 },
    'call:wish': { burst: 4, perSecond: 0.1 },
    'call:rate': { burst: 3, perSecond: 0.05 },
    'call:quality': { burst: 4, perSecond: 0.5 },
    'grant:give': { burst: 8, perSecond: 0.5 },
    'fill:let': { burst: 8, perSecond: 0.5 },
  },
};

/** An agent works five conversations at once and types quickly. */
export const AGENT_LIMITS: EventLimits<AgentUp> = {
  all: { burst: 200, perSecond: 60 },
  events: {
    'desk:hello': { burst: 6, perSecond: 0.5 },
    'chat:send': { burst: 40, perSecond: 6 },
    // Pages are chosen one by one; whoever offers ten at once is not advising.
    'page:offer': { burst: 6, perSecond: 0.2 },
    // Each may ring at a colleague's desk.
    'colleague:ask-in': { burst: 10, perSecond: 0.2 },
    'conversation:join': { burst: 10, perSecond: 0.5 },
    'visitor:invite': { burst: 10, perSecond: 0.5 },
    // The lock-out by wrong codes is in the use case; this keeps tries from running side by side.
    'code:redeem': { burst: 5, perSecond: 0.2 },
    'consent:ask': { burst: 6, perSecond: 0.2 },
    'showing:open': { burst: 10, perSecond: 0.5 },
    'showing:move': { burst: 30, perSecond: 6 },
    'files:remove': { burst: 20, perSecond: 1 },
    'page:resync': { burst: 5, perSecond: 0.5 },
    // Each brings all that is kept of a page.
    'page:watch': { burst: 20, perSecond: 2 },
    // A person's hand: quick clicks, scrolling in steps, a field as it is typed.
    'page:act': { burst: 40, perSecond: 15 },
    // A whole form from a list, then field by field; and from field to field with the tab key.
    'form:suggest': { burst: 30, perSecond: 4 },
    'form:take-back': { burst: 30, perSecond: 4 },
    'form:at': { burst: 30, perSecond: 10 },
    // Pages are looked at; whoever leads to ten at once is not advising.
    'lead:go': { burst: 10, perSecond: 1 },
    'tab:look': { burst: 10, perSecond: 2 },
    // Searched as it is typed.
    'product:show': { burst: 10, perSecond: 1 },
    'products:search': { burst: 20, perSecond: 4 },
    'selection:set': { burst: 20, perSecond: 4 },
    'selection:to-cart': { burst: 6, perSecond: 0.2 },
    'agents:save': { burst: 10, perSecond: 0.5 },
    'sites:save': { burst: 10, perSecond: 0.5 },
  },
};

/** Page frames of one socket: the browser batches to at most ten a second; bytes leave room for a snapshot every few seconds. */
export const PAGE_FRAME_LIMIT: Limit = { burst: 120, perSecond: 40 };
export const PAGE_BYTES_LIMIT: Limit = { burst: 6_000_000, perSecond: 1_000_000 };
/** Pictures and letters of its pages, beside the page itself: all a session may have at once, then slowly. */
export const PAGE_ASSETS_LIMIT: Limit = { burst: 8_000_000, perSecond: 200_000 };
/** Style sheets: all a tab may name at once, then those of a page that is asked for again and again. */
export const PAGE_SHEETS_LIMIT: Limit = { burst: 4_000_000, perSecond: 200_000 };
/** Pointer frames of one agent: one a screen refresh. */
export const POINTER_LIMIT: Limit = { burst: 120, perSecond: 75 };
/** Visitors made anew from one address: an office behind one address opens a few a second at most. */
export const NEW_VISITORS_BY_ADDRESS: Limit = { burst: 200, perSecond: 5 };
/** Connections to one site over all addresses; a flood on one site leaves the others alone. */
export const HELLOS_BY_SITE: Limit = { burst: 3_000, perSecond: 600 };
/** Connections from one address, known visitors or not: a thousand people behind one address change page that often. */
export const HELLOS_BY_ADDRESS: Limit = { burst: 300, perSecond: 20 };
/** Connections of one session to one node, in number: more tabs than anybody has open; all that happens is told to each. */
export const MAX_SESSION_SOCKETS = 100;
/** Things that make work for people, from one address. */
export const CONCERNS_BY_ADDRESS: Limit = { burst: 30, perSecond: 0.2 };

/** Invitations shown at one address: each holds an agent's seat, and the facts it is shown for are the browser's word. */
export const INVITATIONS_BY_ADDRESS: Limit = { burst: 6, perSecond: 0.1 };

/** Multiplies the limits of sockets; load tests run many people over few sockets. */
export type LimitsFactor = <Table>(limits: EventLimits<Table>) => EventLimits<Table>;

export function limitsFactor(factor: number): LimitsFactor {
  const scaled = (limit: Limit): Limit => scaleLimit(limit, factor);
  return <Table>({ all, events }: EventLimits<Table>): EventLimits<Table> => ({
    all: scaled(all),
    events: Object.fromEntries(
      Object.entries(events).map(([event, limit]) => [event, scaled(limit as Limit)]),
    ) as EventLimits<Table>['events'],
  });
}
export type PageLimits = Readonly<Record<'frames' | 'bytes' | 'assets' | 'sheets', Limit>>;
export const pageLimits = (factor: number): PageLimits => ({
  frames: scaleLimit(PAGE_FRAME_LIMIT, factor),
  bytes: scaleLimit(PAGE_BYTES_LIMIT, factor),
  assets: scaleLimit(PAGE_ASSETS_LIMIT, factor),
  sheets: scaleLimit(PAGE_SHEETS_LIMIT, factor),
});
export const scaleLimit = ({ burst, perSecond }: Limit, factor: number): Limit => ({
  burst: burst * factor,
  perSecond: perSecond * factor,
});
