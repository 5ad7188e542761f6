/** The socket server itself and how it is set; events are bound elsewhere. */
import { Server, type Namespace, type ServerOptions, type Socket } from 'socket.io';
import { MAX_PACKET_BYTES } from '../../../shared/protocol/limits.ts';
import type { AgentConnection, VisitorConnection } from '../connections.ts';
import { handshakeError } from './handshake-error.ts';

// Events are checked against our own tables in bind.ts, so the library is told nothing of them.
type Events = Record<string, (...args: never[]) => void>;
type Down = Record<string, (...args: unknown[]) => void>;
/** What carries pushes between nodes. */
export type SocketAdapter = ServerOptions['adapter'];
export type SocketServer = Server<Events, Down>;
export type VisitorSocket = Socket<Events, Down, Events, VisitorConnection>;
export type AgentSocket = Socket<Events, Down, Events, AgentConnection>;
export type VisitorNamespace = Namespace<Events, Down, Events, VisitorConnection>;
export type AgentNamespace = Namespace<Events, Down, Events, AgentConnection>;

export function createSocketServer(
  adapter: SocketAdapter | undefined,
  isKnownOrigin: (origin: string | undefined) => boolean,
): SocketServer {
  const server: SocketServer = new Server({
    path: '/socket.io/',
    serveClient: false,
    transports: ['websocket', 'polling'],
    // Pages are compressed by the browser that sends them; deflating again costs far more than it saves.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    cors: {
      origin: (origin, answer) => answer(null, isKnownOrigin(origin) ? origin : false),
      methods: ['GET', 'POST'],
    },
    ...(adapter ? { adapter } : {}),
  });
  // Nobody has business in the library's default namespace.
  server.use((_socket, next) => next(handshakeError('not_found')));
  return server;
}

export const visitorsOf = (server: SocketServer): VisitorNamespace =>
  server.of('/visitor') as unknown as VisitorNamespace;
export const agentsOf = (server: SocketServer): AgentNamespace => server.of('/agent') as unknown as AgentNamespace;

/** Rooms of the namespaces. */
export const room = {
  session: (sessionId: string): string => `session:${sessionId}`,
  site: (siteId: string): string => `site:${siteId}`,
  agent: (agentId: string): string => `agent:${agentId}`,
  desk: 'desk',
} as const;
