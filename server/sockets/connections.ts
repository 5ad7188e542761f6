/** What the server knows of one browser's connection, and what all handlers of a node share. */
import type { AgentActor, App, VisitorActor } from '../app/context.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { VisitorWelcome } from '../../shared/protocol/handshake.ts';
import type { SessionId, TabId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Allowance } from '../domain/allowance.ts';
import type { KeyedAllowances } from '../domain/keyed-allowances.ts';
import type { LiveChanges } from '../domain/live-session.ts';
import type { Site } from '../domain/site.ts';
import type { Dispatched } from './wire/bind.ts';
import type { ControlRelay } from './relays/control-relay.ts';
import type { FormRelay } from './relays/form-relay.ts';
import type { GrantsNow } from './relays/grants-now.ts';
import type { LiveList } from './presence/live-visitors.ts';
import type { PageRelay, PageSource } from './relays/page-relay.ts';
import type { PageWatch, PageWatcher } from './relays/page-watch.ts';
import type { TabRelay } from './relays/tab-relay.ts';

/** One node's memory of what is live. */
export type Node = {
  readonly app: App;
  readonly live: LiveList;
  readonly grants: GrantsNow;
  readonly relay: PageRelay;
  readonly pages: PageWatch;
  readonly control: ControlRelay;
  readonly tabs: TabRelay;
  readonly form: FormRelay;
  /** Connections of a session to this node. */
  socketsOf(sessionId: SessionId): number;
  readonly newVisitorsBy: KeyedAllowances;
  readonly hellosOf: KeyedAllowances;
  readonly hellosBy: KeyedAllowances;
  readonly concernsBy: KeyedAllowances;
  readonly invitationsBy: KeyedAllowances;
};

export type VisitorConnection = {
  readonly socketId: string;
  readonly site: Site;
  readonly origin: string;
  readonly address: string;
  readonly userAgent: string;
  readonly token: string | undefined;
  readonly dispatched: Dispatched;
  /** The hello under way or done; said twice, it is answered once. */
  hello: Promise<Result<VisitorWelcome>> | undefined;
  greeted: GreetedVisitor | undefined;
};
/** A visitor's connection after its hello; what handlers are given. */
export type GreetedVisitor = {
  readonly app: App;
  readonly node: Node;
  readonly actor: VisitorActor;
  readonly connection: VisitorConnection;
  readonly tabId: TabId;
  /** Made with the first frame: most visitors never send one. */
  page: PageSource | undefined;
};

export type AgentConnection = {
  readonly app: App;
  readonly node: Node;
  readonly socketId: string;
  readonly actor: AgentActor;
  readonly expiresAt: Ms;
  readonly dispatched: Dispatched;
  readonly pointers: Allowance;
  /** Resolves when the agent counts as present; begun when the socket is open. */
  arrived: Promise<void>;
  readonly page: PageWatcher;
  readonly visitors: { told(whole: boolean, changes: LiveChanges): void };
};
