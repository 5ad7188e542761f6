/** Namespace `/visitor`: who may connect, and what happens to their events. */
import { visitorHandshake } from '../../shared/protocol/handshake.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import { parse } from '../../shared/protocol/schema.ts';
import { MIN_SUPPORTED_VERSION } from '../../shared/protocol/version.ts';
import { visitorUp, type VisitorUp } from '../../shared/protocol/visitor.ts';
import type { Handlers } from '../../shared/protocol/wire.ts';
import { isOriginAllowed } from '../domain/origin.ts';
import { clientAddress, statedOrigin, type EdgeSettings } from '../http/own-origin.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { createDispatcher, newDispatched, type Dispatcher } from './wire/bind.ts';
import type { GreetedVisitor, Node, VisitorConnection } from './connections.ts';
import { handshakeError } from './wire/handshake-error.ts';
import { newPageSource } from './relays/page-relay.ts';
import { VISITOR_LIMITS, type LimitsFactor } from './wire/rate-limits.ts';
import type { SiteDirectory } from './presence/site-directory.ts';
import { room, type VisitorNamespace, type VisitorSocket } from './wire/socket-server.ts';
import { visitorHandlers } from './handlers/visitor-handlers.ts';
import { visitorHello } from './visitor-hello.ts';

const MAX_USER_AGENT_CHARS = 300;

export function bindVisitorSockets(
  namespace: VisitorNamespace,
  node: Node,
  { sites, edge, metrics, scale }: { sites: SiteDirectory; edge: EdgeSettings; metrics: Metrics; scale: LimitsFactor },
): Dispatcher<VisitorConnection> {
  const { clock, log } = node.app;

  namespace.use((socket, next) => {
    const handshake = parse(visitorHandshake, socket.handshake.auth);
    if (!handshake.ok) return next(handshakeError('bad_request', { detail: handshake.issue }));
    if (handshake.data.protocol < MIN_SUPPORTED_VERSION) return next(handshakeError('upgrade_required'));
    const site = sites.byKey(handshake.data.site);
    const origin = statedOrigin(socket.request, edge);
    // One answer for both, so that keys cannot be probed from elsewhere.
    if (!site || origin === undefined || !isOriginAllowed(origin, site.allowedOrigins)) {
      log.info({ site: handshake.data.site, origin: origin ?? null }, 'a page was refused: not an allowed origin');
      return next(handshakeError('forbidden'));
    }
    socket.data = {
      socketId: socket.id,
      site,
      origin,
      address: clientAddress(socket.request, edge.trustedProxies),
      userAgent: (socket.handshake.headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT_CHARS),
      token: handshake.data.token,
      dispatched: newDispatched(clock.now()),
      hello: undefined,
      greeted: undefined,
    };
    return next();
  });

  const dispatcher = createDispatcher<VisitorUp, VisitorConnection>({
    table: visitorUp,
    handlers: {
      'visitor:hello': (body, connection) => {
        connection.hello ??= visitorHello(node, connection, body, (greeted) => enter(greeted)).then((welcome) => {
          if (!welcome.ok) connection.hello = undefined;
          return welcome;
        });
        return connection.hello;
      },
      ...onceGreeted(visitorHandlers),
    },
    binary: { 'page:frame': receiveFrame },
    limits: scale(VISITOR_LIMITS),
    ordered: ['chat:send', 'product:seen', 'showing:move', 'showing:close'],
    clock,
    log,
    onHandled: (event, outcome) => metrics.event('visitor', event, outcome),
  });

  function enter(greeted: GreetedVisitor): void {
    const { connection, actor, tabId } = greeted;
    const socket = namespace.sockets.get(connection.socketId);
    // Gone while the hello was under way.
    if (!socket) return node.live.leave(actor.sessionId, tabId, connection.socketId);
    connection.greeted = greeted;
    // A hundred tabs may do no more of what is dear than one.
    const [other] = namespace.adapter.rooms.get(room.session(actor.sessionId)) ?? [];
    const shared = other === undefined ? undefined : namespace.sockets.get(other)?.data.dispatched.events;
    if (shared) connection.dispatched.events = shared;
    void socket.join([room.session(actor.sessionId), room.site(actor.siteId)]);
    node.relay.tabCame(actor.sessionId);
  }

  function receiveFrame(args: readonly unknown[], { greeted }: VisitorConnection): void {
    if (!greeted) return;
    const { sessionId } = greeted.actor;
    greeted.page ??= newPageSource(sessionId, node.live.tabNumber(sessionId, greeted.tabId), clock.now());
    node.relay.receive(greeted.page, args);
  }

  // Shared by all sockets: ten thousand of them wait for something to happen.
  function onEvent(this: VisitorSocket, event: unknown, ...args: unknown[]): void {
    dispatcher.dispatch(this.data, event, args);
  }
  function onDisconnect(this: VisitorSocket): void {
    metrics.socketClosed('visitor');
    const { greeted, socketId } = this.data;
    if (!greeted) return;
    node.live.leave(greeted.actor.sessionId, greeted.tabId, socketId);
    const { sessionId } = greeted.actor;
    // The tab may be back already on another socket.
    const isBack = node.live.tabsOf(sessionId).some(({ tab }) => tab === greeted.page?.tab);
    if (greeted.page && !isBack) node.relay.forgetTab(sessionId, greeted.page.tab);
  }
  namespace.on('connection', (socket) => {
    metrics.socketOpened('visitor');
    socket.onAny(onEvent as (...args: unknown[]) => void);
    socket.on('disconnect', onDisconnect);
  });
  return dispatcher;
}

/** No event before hello: until then the connection is nobody's. */
function onceGreeted(
  handlers: Handlers<Omit<VisitorUp, 'visitor:hello'>, GreetedVisitor>,
): Handlers<Omit<VisitorUp, 'visitor:hello'>, VisitorConnection> {
  type AnyHandler = (body: unknown, visitor: GreetedVisitor) => unknown;
  const guarded = Object.entries(handlers as Record<string, AnyHandler>).map(([event, handler]) => [
    event,
    (body: unknown, { greeted }: VisitorConnection) => (greeted ? handler(body, greeted) : refuse('unauthorized')),
  ]);
  return Object.fromEntries(guarded) as Handlers<Omit<VisitorUp, 'visitor:hello'>, VisitorConnection>;
}
