/** What every use case is given: the ports, and who is calling. */
import type { RadarStatus } from '../../shared/protocol/radar.ts';
import type { Role } from '../../shared/protocol/desk.ts';
import type { AgentId, ConversationId, SessionId, SiteId, VisitorId } from '../../shared/protocol/ids.ts';
import type { Catalogue } from './catalogue-port.ts';
import type { Library } from './library-port.ts';
import type { MediaPort } from './media-port.ts';
import type { Bus, Chance, Clock, Leases, Log, Push } from './ports.ts';
import type { Store } from './store.ts';

/** What live visitors' entries learn from use cases; they live in memory on the node that holds the visitor's socket. */
export interface LiveVisitors {
  noteRadar(sessionId: SessionId, status: RadarStatus): void;
  noteConversation(sessionId: SessionId, conversationId: ConversationId | null): void;
  /** True while any tab of the session is connected to any node, as far as this node knows. */
  isOnline(sessionId: SessionId): boolean;
}

export type App = {
  readonly nodeId: string;
  readonly store: Store;
  readonly bus: Bus;
  readonly leases: Leases;
  readonly push: Push;
  readonly live: LiveVisitors;
  readonly media: MediaPort;
  readonly catalogue: Catalogue;
  readonly library: Library;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
};

/** A visitor's connection, as the handshake established it; good for its own session only. */
export type VisitorActor = {
  readonly kind: 'visitor';
  readonly visitorId: VisitorId;
  readonly sessionId: SessionId;
  readonly siteId: SiteId;
  readonly locale: string;
  /** The connection itself, if it need not be told what it sent. */
  readonly socketId?: string;
};
/** A signed-in agent's connection. */
export type AgentActor = {
  readonly kind: 'agent';
  readonly agentId: AgentId;
  readonly name: string;
  readonly role: Role;
  readonly signInId: string;
  readonly socketId?: string;
};
export type Actor = VisitorActor | AgentActor;
