/** Messages and conversations. `seq` counts from 1 within a conversation without gaps. */
import {
  agentId,
  caseId,
  clientMessageId,
  contactId,
  conversationId,
  sessionId,
  siteId,
  skillId,
  visitorId,
} from './ids.ts';
import {
  MAX_COMPANIONS,
  MAX_MESSAGE_CHARS,
  MAX_NAME_CHARS,
  MAX_PUSH_NOTE_CHARS,
  MAX_SYNC_MESSAGES,
  MAX_URL_CHARS,
} from './limits.ts';
import * as s from './schema.ts';
import { agentFace } from './site.ts';

export const author = s.variant('kind', [
  s.down({ kind: s.literal('visitor') }),
  s.down({ kind: s.literal('agent'), agentId, name: s.text(MAX_NAME_CHARS) }),
  s.down({ kind: s.literal('system') }),
]);
export type Author = s.Infer<typeof author>;

/** Notices the server writes into a thread; the sentence is made by the client in the reader's language. */
export const NOTICES = [
  'agent_joined',
  'agent_left',
  'returned_to_queue',
  'closed',
  /** Nobody ended it: the visitor was gone for too long. */
  'closed_idle',
  'linked_to_phone',
] as const;
export const messageBody = s.variant('type', [
  s.down({ type: s.literal('text'), text: s.text(MAX_MESSAGE_CHARS) }),
  /** A page the agent offers: http(s) as the server normalised it; `own` is one of the site's own origins. */
  s.down({
    type: s.literal('page'),
    url: s.text(MAX_URL_CHARS),
    own: s.boolean(),
    note: s.looseText(MAX_PUSH_NOTE_CHARS),
  }),
  s.down({ type: s.literal('notice'), code: s.picklist(NOTICES), name: s.optional(s.looseText(MAX_NAME_CHARS)) }),
]);
export type MessageBody = s.Infer<typeof messageBody>;

export const message = s.down({
  conversationId,
  seq: s.count(),
  clientMessageId,
  author,
  body: messageBody,
  at: s.ms,
});
export type Message = s.Infer<typeof message>;

/** The highest `seq` each side has received and read. */
export const cursors = s.down({
  visitorDelivered: s.count(),
  visitorRead: s.count(),
  agentDelivered: s.count(),
  agentRead: s.count(),
});
export type Cursors = s.Infer<typeof cursors>;

export const CLOSE_REASONS = ['by_visitor', 'by_agent', 'idle', 'linked'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
export const ORIGINS = ['visitor', 'specialist', 'invitation', 'by_hand', 'phone'] as const;
export type Origin = (typeof ORIGINS)[number];

/** A conversation as its visitor sees it. */
export const visitorConversation = s.down({
  conversationId,
  state: s.picklist(['queued', 'assigned', 'closed']),
  agent: s.nullable(agentFace),
  /** Agents who have joined the one who leads it; absent from a server that does not say. */
  companions: s.optional(s.list(agentFace, MAX_COMPANIONS)),
  /** Place in the queue from 1; absent unless queued. */
  position: s.optional(s.count()),
  expectedWaitMs: s.optional(s.ms),
  lastSeq: s.count(),
  cursors,
});
export type VisitorConversation = s.Infer<typeof visitorConversation>;

/** A conversation as agents see it. */
export const deskConversation = s.down({
  conversationId,
  siteId,
  sessionId,
  visitorId,
  caseId,
  contactId: s.nullable(contactId),
  /** Name of the contact, or a made-up name of the anonymous visitor (stable per visitor). */
  visitorName: s.text(MAX_NAME_CHARS),
  state: s.picklist(['queued', 'assigned', 'closed']),
  agentId: s.nullable(agentId),
  /** Agents who have joined the one who leads it; the visitor was told. */
  companions: s.list(s.down({ agentId, name: s.text(MAX_NAME_CHARS) }), MAX_COMPANIONS),
  /** Colleagues who were asked in and have not answered; absent from a server that does not say. */
  asked: s.optional(s.list(agentId, MAX_COMPANIONS)),
  skill: skillId,
  origin: s.picklist(ORIGINS),
  /** When it entered the present state. */
  since: s.ms,
  openedAt: s.ms,
  lastSeq: s.count(),
  lastText: s.looseText(160),
  lastAt: s.ms,
  cursors,
  online: s.boolean(),
});
export type DeskConversation = s.Infer<typeof deskConversation>;

export const chatSend = s.up({ conversationId, clientMessageId, text: s.text(MAX_MESSAGE_CHARS) });
export const chatSent = s.down({ message });
/** To the open conversation of a session the agent deals with; a repeat with the same id is the same offer. */
export const pageOffer = s.up({
  sessionId,
  clientMessageId,
  url: s.text(MAX_URL_CHARS),
  note: s.looseText(MAX_PUSH_NOTE_CHARS),
});
/** The visitor has followed the offer that is message `seq`. */
export const pageOpened = s.up({ conversationId, seq: s.count() });
export const chatSync = s.up({ conversationId, afterSeq: s.count() });
export const chatSynced = s.down({ messages: s.list(message, MAX_SYNC_MESSAGES), more: s.boolean() });
export const chatTyping = s.up({ conversationId, typing: s.boolean() });
export const chatSeen = s.up({ conversationId, seq: s.count(), how: s.picklist(['delivered', 'read']) });
export const chatStart = s.up({ skill: s.optional(skillId), clientMessageId, text: s.text(MAX_MESSAGE_CHARS) });
export const typing = s.down({
  conversationId,
  who: s.picklist(['visitor', 'agent']),
  /** Which of the agents. */
  name: s.optional(s.text(MAX_NAME_CHARS)),
  typing: s.boolean(),
});
export const cursorsChanged = s.down({ conversationId, cursors });
export const onlyConversation = s.up({ conversationId });

/** An agent asks a colleague into a conversation; supervisors may join unasked. The visitor sees who comes and goes. */
export const colleagueAsk = s.up({ conversationId, agentId, note: s.looseText(MAX_PUSH_NOTE_CHARS) });
export const askedIn = s.down({
  conversationId,
  byName: s.text(MAX_NAME_CHARS),
  visitorName: s.text(MAX_NAME_CHARS),
  note: s.looseText(MAX_PUSH_NOTE_CHARS),
  at: s.ms,
});
export type AskedIn = s.Infer<typeof askedIn>;
/** Declining an invitation, or the invitation is over. */
export const askedInOver = s.down({ conversationId });
