/** The life of a conversation: queued → assigned → closed, and back to the queue when its agent is lost. Messages live beside it. */
import type { CloseReason, Cursors, Origin } from '../../shared/protocol/chat.ts';
import type {
  AgentId,
  CaseId,
  ConversationId,
  SessionId,
  SiteId,
  SkillId,
  VisitorId,
} from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type ConversationState =
  | { readonly state: 'queued'; readonly since: Ms; readonly notAgentId: AgentId | null }
  | { readonly state: 'assigned'; readonly agentId: AgentId; readonly since: Ms }
  | { readonly state: 'closed'; readonly reason: CloseReason; readonly since: Ms; readonly agentId: AgentId | null };

export type Conversation = {
  readonly id: ConversationId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly visitorId: VisitorId;
  readonly sessionId: SessionId;
  readonly caseId: CaseId;
  readonly skill: SkillId;
  readonly origin: Origin;
  readonly openedAt: Ms;
  readonly now: ConversationState;
  /** Agents who have joined the one who leads it; absent is none. They take no seat: helping out is not having a chat. */
  readonly companions?: readonly Companion[];
  /** Colleagues who were asked in and have not answered; absent is none. */
  readonly askedIn?: readonly AskedColleague[];
};
export type Companion = { readonly agentId: AgentId; readonly name: string };
export type AskedColleague = {
  readonly agentId: AgentId;
  readonly byName: string;
  readonly note: string;
  readonly at: Ms;
};

/** What grows with every message and is kept beside the aggregate, outside its version. */
export type ConversationTail = {
  readonly lastSeq: number;
  readonly lastText: string;
  readonly lastAt: Ms;
  readonly cursors: Cursors;
};

export type NewConversation = Omit<Conversation, 'version' | 'openedAt' | 'now' | 'companions' | 'askedIn'>;

export type ConversationEvent =
  | { readonly type: 'started'; readonly as: NewConversation; readonly at: Ms }
  | {
      readonly type: 'assigned';
      readonly agentId: AgentId;
      readonly from: AgentId | null;
      /** Was in it already, as a companion. */
      readonly isKnown?: true;
      readonly at: Ms;
    }
  | { readonly type: 'asked_in'; readonly ask: AskedColleague }
  | { readonly type: 'ask_over'; readonly agentId: AgentId; readonly at: Ms }
  | { readonly type: 'joined'; readonly companion: Companion; readonly at: Ms }
  | { readonly type: 'left'; readonly companion: Companion; readonly at: Ms }
  /** The visitor is on the phone with this agent: the conversation is part of that case now. */
  | { readonly type: 'linked'; readonly caseId: CaseId; readonly agentId: AgentId; readonly at: Ms }
  /** The visitor came back with a new session. */
  | { readonly type: 'reattached'; readonly sessionId: SessionId; readonly at: Ms }
  | { readonly type: 'returned'; readonly from: AgentId; readonly at: Ms }
  | { readonly type: 'closed'; readonly reason: CloseReason; readonly agentId: AgentId | null; readonly at: Ms };

export type ConversationRefusal =
  | 'already_started'
  | 'not_started'
  | 'already_assigned'
  | 'not_assigned'
  | 'closed'
  | 'full'
  | 'not_asked'
  | 'leads';
export type ConversationDecision =
  | { readonly ok: true; readonly events: readonly ConversationEvent[] }
  | { readonly ok: false; readonly refusal: ConversationRefusal };
