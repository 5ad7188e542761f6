/** The first request of a visitor's connection: makes the connection somebody's, and answers what the widget needs. */
import { refuse, type Result } from '../../shared/protocol/errors.ts';
import type { visitorHello as helloBody, VisitorWelcome } from '../../shared/protocol/handshake.ts';
import { CALL_SETTINGS } from '../../shared/protocol/call.ts';
import { OPEN_PRIVACY } from '../../shared/protocol/page-rules.ts';
import type { Infer } from '../../shared/protocol/schema.ts';
import { greetVisitor, type Greeted } from '../app/session/greet-visitor.ts';
import { visitorMoved } from '../app/session/visitor-moved.ts';
import { deviceOf } from '../domain/device.ts';
import { visitorName } from '../domain/visitor-name.ts';
import type { GreetedVisitor, Node, VisitorConnection } from './connections.ts';
import { MAX_SESSION_SOCKETS } from './wire/rate-limits.ts';

/** When a tab too many may ask again. */
const CROWDED_MS = 60_000;

type Hello = Infer<typeof helloBody>;

export async function visitorHello(
  node: Node,
  connection: VisitorConnection,
  body: Hello,
  onGreeted: (greeted: GreetedVisitor) => void,
): Promise<Result<VisitorWelcome>> {
  // The address first: what one is refused must not use up what is its site's.
  const busyMs = node.hellosBy.take(connection.address) || node.hellosOf.take(connection.site.id);
  if (busyMs > 0) return refuse('rate_limited', { retryAfterMs: busyMs });
  const greeting = await greetVisitor(node.app, {
    site: connection.site,
    origin: connection.origin,
    token: connection.token,
    locale: body.locale,
    waitForNewVisitor: () => node.newVisitorsBy.take(connection.address),
  });
  if (!greeting.ok) return greeting;
  if (node.socketsOf(greeting.data.session.id) >= MAX_SESSION_SOCKETS)
    return refuse('rate_limited', { retryAfterMs: CROWDED_MS });
  const tab = await enterLiveList(node, connection, body, greeting.data);
  // Read afresh: what was greeted with may have been taken back in another tab meanwhile.
  if (greeting.data.session.grants.length > 0) await node.grants.reread(greeting.data.session.id);
  const shopping = await node.app.store.get('shopping', greeting.data.session.id);
  const actor = { ...greeting.data.actor, socketId: connection.socketId };
  onGreeted({ app: node.app, node, actor, connection, tabId: body.tabId, page: undefined });
  return {
    ok: true,
    data: { ...welcome(node, connection, greeting.data, tab), selection: shopping?.selection ?? null },
  };
}

async function enterLiveList(
  node: Node,
  connection: VisitorConnection,
  body: Hello,
  greeted: Greeted,
): Promise<number> {
  const { visitor, session, conversation } = greeted;
  const contact = visitor.contactId ? await node.app.store.get('contact', visitor.contactId) : undefined;
  const arrival = {
    sessionId: session.id,
    visitorId: visitor.id,
    siteId: visitor.siteId,
    visitorName: contact?.name.trim() || visitorName(visitor.id),
    locale: body.locale,
    device: deviceOf(connection.userAgent),
    visits: visitor.visits,
    since: session.startedAt,
    conversationId: conversation?.conversationId ?? null,
  };
  const tab = node.live.arrive(arrival, body.tabId, connection.socketId, body.page);
  const now = node.live.move(session.id, body.tabId, body.page);
  if (now) await visitorMoved(node.app, now);
  return tab;
}

function welcome(node: Node, { site }: VisitorConnection, greeted: Greeted, tab: number): VisitorWelcome {
  const { actor, token, locale, visitor, availability, conversation, consent, showing } = greeted;
  return {
    visitorId: actor.visitorId,
    sessionId: actor.sessionId,
    token,
    tab,
    serverTime: node.app.clock.now(),
    locale,
    look: site.look,
    rules: site.rules
      .filter(({ on }) => on)
      .map(({ ruleId, condition }) => ({ ruleId, condition: condition as Record<string, unknown> })),
    availability,
    knownFacts: { 'visitor.visits': visitor.visits, 'visitor.returning': visitor.visits > 1 },
    conversation,
    consent,
    mayCall: (site.calls ?? CALL_SETTINGS).visitorMayStart && node.app.media.availability.state === 'ready',
    privacy: site.privacy ?? OPEN_PRIVACY,
    showing,
    selection: null,
    lookedAt: node.tabs.lookedAt(actor.sessionId),
  };
}
