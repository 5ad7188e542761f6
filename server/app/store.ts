/**
 * The store port: what must outlive a process. Every change of shared state goes load → decide → commit → publish; a commit
 * is atomic over all its changes and durable when it resolves. One contract suite holds every adapter to this page.
 */
import type { Cursors, Message } from '../../shared/protocol/chat.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type {
  AgentId,
  CallId,
  CaseId,
  ContactId,
  ConversationId,
  FileId,
  InvitationId,
  SessionId,
  SiteId,
  VisitorId,
} from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Agent, AgentSignIn } from '../domain/agent.ts';
import type { Call } from '../domain/call.ts';
import type { Case } from '../domain/case.ts';
import type { Contact } from '../domain/contact.ts';
import type { Conversation, ConversationTail } from '../domain/conversation.ts';
import type { Desk } from '../domain/desk.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Session } from '../domain/session.ts';
import type { StoredFile } from '../domain/stored-file.ts';
import type { PlacedOrder, Shopping } from '../domain/shopping.ts';
import type { Site } from '../domain/site.ts';
import type { Visitor } from '../domain/visitor.ts';

/** Every versioned record by the name of its kind. */
export type Records = {
  site: Site;
  agent: Agent;
  signIn: AgentSignIn;
  visitor: Visitor;
  session: Session;
  conversation: Conversation;
  desk: Desk;
  invitation: Invitation;
  case: Case;
  contact: Contact;
  call: Call;
  shopping: Shopping;
  order: PlacedOrder;
  file: StoredFile;
};
export type Kind = keyof Records;
export type IdOf<K extends Kind> = Records[K]['id'];

/** A message before the store gives it its `seq`. */
export type NewMessage = Omit<Message, 'seq'>;

/**
 * - `put`: writes the record if the stored version still equals `record.version` (0: must not exist yet) and stores
 *   version + 1; otherwise the whole commit is stale.
 * - `message`: gives the next `seq` of its conversation and writes it, provided the conversation still has
 *   `conversationVersion` (checked together with the other changes); a `clientMessageId` known in that conversation writes
 *   nothing and answers the stored message. `caseId` is where its time line is.
 * - `cursor`: raises one cursor, never lowers it, never above `lastSeq`; touches no version.
 * - `history`: appends lines of a case's (or, with a null case, a session's) time line.
 * - `remove`: forgets a record (sign-ins, and files with all their pieces).
 * - `piece`: writes one piece of a file's bytes; each is written once.
 */
export type Change =
  | { [K in Kind]: { readonly put: K; readonly record: Records[K] } }[Kind]
  | { readonly message: NewMessage; readonly conversationVersion: number }
  | { readonly cursor: keyof Cursors; readonly conversationId: ConversationId; readonly seq: number }
  | { readonly history: HistoryEntry; readonly caseId: CaseId | null; readonly sessionId: SessionId | null }
  | { readonly remove: 'signIn' | 'file'; readonly id: string }
  | { readonly piece: Uint8Array; readonly fileId: FileId; readonly index: number };

export type Committed = {
  readonly outcome: 'committed';
  /** One per `message` change, in order, with `seq`; `duplicate` says that it was there already. */
  readonly messages: readonly { readonly message: Message; readonly duplicate: boolean }[];
  /** Running numbers given to cases that were new, by id. */
  readonly caseNumbers: ReadonlyMap<CaseId, number>;
};
export type CommitOutcome = Committed | { readonly outcome: 'stale' };

export type WithTail = { readonly conversation: Conversation; readonly tail: ConversationTail };

export interface Store {
  commit(changes: readonly Change[]): Promise<CommitOutcome>;

  get<K extends Kind>(kind: K, id: IdOf<K>): Promise<Records[K] | undefined>;
  sites(): Promise<readonly Site[]>;
  siteByKey(key: string): Promise<Site | undefined>;
  agents(): Promise<readonly Agent[]>;
  /** Not removed; the address is compared without case. */
  agentByEmail(email: string): Promise<Agent | undefined>;
  signInsOf(agentId: AgentId): Promise<readonly AgentSignIn[]>;
  visitorByTokenHash(tokenHash: string): Promise<Visitor | undefined>;
  /** The newest session of a visitor, if it began after `since`. */
  latestSession(visitorId: VisitorId, since: Ms): Promise<Session | undefined>;
  /** A session whose code is `code` and has not expired at `now`. */
  sessionByCode(code: string, now: Ms): Promise<Session | undefined>;
  /** Sessions with an ask or grants whose time is over at `now`, or whose connection was lost before `lostBefore`. */
  sessionsToSweep(now: Ms, lostBefore: Ms): Promise<readonly Session[]>;
  /** The one conversation of a visitor that is not closed. */
  openConversation(visitorId: VisitorId): Promise<WithTail | undefined>;
  conversationWithTail(id: ConversationId): Promise<WithTail | undefined>;
  /** Oldest first. */
  queuedConversations(): Promise<readonly WithTail[]>;
  assignedConversations(agentId: AgentId): Promise<readonly WithTail[]>;
  /** Assigned ones that have companions or colleagues who were asked in; a few at a time, oldest first. */
  accompaniedConversations(): Promise<readonly WithTail[]>;
  conversationsOfCase(caseId: CaseId): Promise<readonly WithTail[]>;
  desks(agentIds: readonly AgentId[]): Promise<readonly Desk[]>;
  messages(conversationId: ConversationId, afterSeq: number, limit: number): Promise<readonly Message[]>;
  /** Assigned ones of everybody, the newest first. */
  runningConversations(limit: number): Promise<readonly WithTail[]>;
  /** `shown` invitations whose time is over at `now`. */
  expiredInvitations(now: Ms): Promise<readonly Invitation[]>;
  /** Invitations of a session, newest first (caps are counted over these). */
  invitationsOf(sessionId: SessionId): Promise<readonly Invitation[]>;
  /** Cases that are not resolved and belong to nobody or to this agent, not merged; oldest first. */
  openCases(agentId: AgentId): Promise<readonly Case[]>;
  casesMergedInto(caseId: CaseId): Promise<readonly Case[]>;
  contactByPhone(phoneKey: string): Promise<Contact | undefined>;
  /** Only a verified address finds its contact. */
  contactByVerifiedEmail(email: string): Promise<Contact | undefined>;
  /** Lines of all these cases, oldest first. */
  history(caseIds: readonly CaseId[], limit: number): Promise<readonly HistoryEntry[]>;
  /** Calls that are live and carried by this node. */
  liveCalls(nodeId: string): Promise<readonly Call[]>;
  /** Every node some live call is carried by, dead nodes included. */
  liveCallNodes(): Promise<readonly string[]>;

  /** Files put up for a session, those still arriving included; newest first. */
  filesOf(sessionId: SessionId): Promise<readonly StoredFile[]>;
  /** Files whose time is over at `now`. */
  expiredFiles(now: Ms): Promise<readonly StoredFile[]>;
  /** One piece of a file's bytes, counted from 0. */
  filePiece(fileId: FileId, index: number): Promise<Uint8Array | undefined>;

  /** Answers within a moment or throws; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type { AgentId, CallId, ContactId, InvitationId, SiteId };
