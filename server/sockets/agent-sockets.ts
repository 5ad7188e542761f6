/** Namespace `/agent`: signed-in agents of our own console, for as long as their sign-in lives. */
import { agentUp, type AgentUp } from '../../shared/protocol/agent.ts';
import { agentHandshake } from '../../shared/protocol/handshake.ts';
import { parse } from '../../shared/protocol/schema.ts';
import { MIN_SUPPORTED_CONSOLE_VERSION } from '../../shared/protocol/version.ts';
import { readSignIn, type SignedIn } from '../app/administration/sign-in.ts';
import { freshAllowance } from '../domain/allowance.ts';
import { isOwnOrigin, type EdgeSettings } from '../http/own-origin.ts';
import { readSignInCookie } from '../http/sign-in-cookie.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { agentHandlers } from './handlers/agent-handlers.ts';
import type { AgentPresence } from './presence/agent-presence.ts';
import { createDispatcher, newDispatched, type Dispatcher } from './wire/bind.ts';
import type { AgentConnection, Node } from './connections.ts';
import { handshakeError } from './wire/handshake-error.ts';
import { createPointerRelay } from './relays/pointer-relay.ts';
import { AGENT_LIMITS, type LimitsFactor } from './wire/rate-limits.ts';
import { AGENT_ENDED, type AgentEnded } from './wire/socket-push.ts';
import { room, type AgentNamespace, type AgentSocket, type VisitorNamespace } from './wire/socket-server.ts';

export type AgentSockets = {
  readonly dispatcher: Dispatcher<AgentConnection>;
  /** Ends sockets whose sign-in has expired or is gone; every few seconds. */
  recheck(): Promise<void>;
  close(): void;
};

export async function bindAgentSockets(
  namespace: AgentNamespace,
  visitors: VisitorNamespace,
  node: Node,
  {
    presence,
    edge,
    metrics,
    scale,
  }: { presence: AgentPresence; edge: EdgeSettings; metrics: Metrics; scale: LimitsFactor },
): Promise<AgentSockets> {
  const { app } = node;
  const { bus, clock } = app;
  const pointers = createPointerRelay({ bus, clock, grants: node.grants, pages: node.pages, visitors });

  namespace.use((socket, next) => {
    if (!isOwnOrigin(socket.request, edge)) return next(handshakeError('forbidden'));
    const handshake = parse(agentHandshake, socket.handshake.auth);
    if (!handshake.ok) return next(handshakeError('bad_request', { detail: handshake.issue }));
    if (handshake.data.protocol < MIN_SUPPORTED_CONSOLE_VERSION) return next(handshakeError('upgrade_required'));
    return void admit(socket, next);
  });

  async function admit(socket: AgentSocket, next: (error?: Error) => void): Promise<void> {
    try {
      next((await isSignedIn(socket)) ? undefined : handshakeError('unauthorized'));
    } catch (error) {
      app.log.error({ err: error }, 'an agent could not be admitted');
      next(handshakeError('unavailable'));
    }
  }

  async function isSignedIn(socket: AgentSocket): Promise<boolean> {
    const token = readSignInCookie(socket.handshake.headers.cookie);
    const signedIn = token === undefined ? undefined : await readSignIn(app, token);
    if (signedIn) socket.data = connectionOf(socket, signedIn);
    return signedIn !== undefined;
  }

  function connectionOf(socket: AgentSocket, { actor, expiresAt }: SignedIn): AgentConnection {
    const now = app.clock.now();
    return {
      app,
      node,
      socketId: socket.id,
      actor: { ...actor, socketId: socket.id },
      expiresAt,
      dispatched: newDispatched(now),
      pointers: freshAllowance(now),
      arrived: Promise.resolve(),
      page: {
        agentId: actor.agentId,
        send: (sessionId, frame) => void socket.emit('page:frame', sessionId, frame),
        point: (sessionId, frame) => void socket.emit('page:pointer', sessionId, frame),
        tabs: (sessionId, tabs) => void socket.emit('tabs:changed', { sessionId, tabs }),
        waitingBytes: () => waitingBytes(socket),
      },
      visitors: {
        told: (whole, { seen, gone }) => void socket.emit('visitors:changed', { whole, seen, gone }),
      },
    };
  }

  const dispatcher = createDispatcher<AgentUp, AgentConnection>({
    table: agentUp,
    handlers: agentHandlers,
    binary: { 'page:pointer': pointers.point },
    limits: scale(AGENT_LIMITS),
    ordered: ['chat:send', 'page:offer', 'showing:open', 'showing:move', 'showing:close'],
    clock: app.clock,
    log: app.log,
    onHandled: (event, outcome) => metrics.event('agent', event, outcome),
  });

  function onEvent(this: AgentSocket, event: unknown, ...args: unknown[]): void {
    dispatcher.dispatch(this.data, event, args);
  }
  function onDisconnect(this: AgentSocket): void {
    metrics.socketClosed('agent');
    const { actor, socketId, page, visitors: watcher } = this.data;
    presence.leave(actor.agentId, socketId);
    node.pages.stopAll(page);
    node.form.left(page);
    node.live.unwatch(watcher);
  }
  namespace.on('connection', (socket) => {
    metrics.socketOpened('agent');
    // The next beat makes up for it, and the desk must not stay shut until the agent reloads.
    socket.data.arrived = presence
      .arrive(socket.data.actor, socket.id)
      .catch((error: unknown) => app.log.error({ err: error }, 'an agent could not be made present'));
    void socket.join([room.agent(socket.data.actor.agentId), room.desk]);
    socket.onAny(onEvent as (...args: unknown[]) => void);
    socket.on('disconnect', onDisconnect);
  });

  function end(isMeant: (connection: AgentConnection) => boolean, reason: AgentEnded['reason']): void {
    for (const socket of namespace.sockets.values()) {
      if (!isMeant(socket.data)) continue;
      socket.emit('sign-in:ended', { reason });
      socket.disconnect(true);
    }
  }
  const stop = await app.bus.subscribe(AGENT_ENDED, (message) => {
    const { agentId, signInId, reason } = message as AgentEnded;
    end(({ actor }) => actor.agentId === agentId && (signInId === null || actor.signInId === signInId), reason);
  });

  return {
    dispatcher,
    recheck: async () => {
      const now = app.clock.now();
      end(({ expiresAt }) => expiresAt <= now, 'expired');
      const actors = new Map([...namespace.sockets.values()].map(({ data }) => [data.actor.signInId, data.actor]));
      for (const [signInId, { agentId }] of actors) {
        const [signIn, agent] = await Promise.all([app.store.get('signIn', signInId), app.store.get('agent', agentId)]);
        if (!signIn) end(({ actor }) => actor.signInId === signInId, 'signed_out');
        else if (!agent || agent.removedAt !== null) end(({ actor }) => actor.signInId === signInId, 'removed');
      }
    },
    close: stop,
  };
}

/** What the line has not taken yet. The library shows its queue to nobody, though it is the one thing that tells a slow line. */
function waitingBytes(socket: AgentSocket): number {
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly { data?: string | Buffer }[] };
  let bytes = 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}
