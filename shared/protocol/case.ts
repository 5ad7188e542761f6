/** Cases, contacts, their common time line, and the session code that ties a live page to a phone case. */
import { author, message } from './chat.ts';
import { agentId, caseId, contactId, conversationId, sessionId, siteId, skillId } from './ids.ts';
import { MAX_MESSAGE_CHARS, MAX_NAME_CHARS, MAX_NOTE_CHARS } from './limits.ts';
import * as s from './schema.ts';

export const CHANNELS = ['chat', 'phone', 'message'] as const;
/** `message` is what a visitor leaves when nobody is there; e-mail, fax, letter, SMS and social join later. */
export type Channel = (typeof CHANNELS)[number];
export const CASE_STATES = ['open', 'pending', 'resolved'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const phoneNumber = s.pattern(/^\+?[0-9][0-9 ()/.-]{2,30}$/, 32);
export const contactView = s.down({
  contactId,
  name: s.looseText(MAX_NAME_CHARS),
  email: s.nullable(s.looseText(254)),
  /** A mail address only claimed in a form is not verified and never joins two contacts by itself. */
  emailVerified: s.boolean(),
  phone: s.nullable(s.looseText(32)),
  createdAt: s.ms,
});
export type ContactView = s.Infer<typeof contactView>;

export const caseView = s.down({
  caseId,
  siteId,
  /** Running number people say aloud. */
  number: s.count(),
  channel: s.picklist(CHANNELS),
  state: s.picklist(CASE_STATES),
  subject: s.looseText(200),
  skill: skillId,
  agentId: s.nullable(agentId),
  contactId: s.nullable(contactId),
  contactName: s.looseText(MAX_NAME_CHARS),
  /** The live session tied to this case now, if any. */
  sessionId: s.nullable(sessionId),
  /** The open conversation of this case, if any. */
  conversationId: s.nullable(conversationId),
  openedAt: s.ms,
  since: s.ms,
});
export type CaseView = s.Infer<typeof caseView>;

/** One line of a time line. `type` is closed; the sentence is made by the client. */
export const HISTORY_TYPES = [
  'case_opened',
  'case_state',
  'case_assigned',
  'case_merged',
  'note',
  'message_left',
  'conversation_opened',
  'conversation_assigned',
  'conversation_returned',
  'conversation_closed',
  'message',
  'page_offered',
  'page_opened',
  'invitation_accepted',
  'consent_granted',
  'consent_refused',
  'consent_ended',
  'control_used',
  'suggestions_used',
  'led',
  'shown',
  'selection_carted',
  'order_placed',
  'companion_joined',
  'companion_left',
  'call_started',
  'call_ended',
  'call_joined',
  'call_rated',
  'session_linked',
  'contact_changed',
] as const;
export type HistoryType = (typeof HISTORY_TYPES)[number];
export const historyEntry = s.down({
  entryId: s.text(40),
  at: s.ms,
  type: s.picklist(HISTORY_TYPES),
  author,
  conversationId: s.nullable(conversationId),
  /** Small, flat facts of the entry: text, state, capability, durationMs, reason, number … */
  details: s.record(s.text(40), s.union([s.looseText(MAX_NOTE_CHARS), s.decimal(-1e15, 1e15), s.boolean()])),
});
export type HistoryEntry = s.Infer<typeof historyEntry>;

export const caseOpen = s.up({
  siteId,
  phone: phoneNumber,
  name: s.looseText(MAX_NAME_CHARS),
  note: s.looseText(MAX_NOTE_CHARS),
});
export const caseNote = s.up({ caseId, text: s.text(MAX_NOTE_CHARS) });
export const caseSetState = s.up({ caseId, state: s.picklist(CASE_STATES) });
export const onlyCase = s.up({ caseId });
export const caseOpened = s.down({
  case: caseView,
  contact: s.nullable(contactView),
  /** Oldest first: history lines and messages of every conversation of the case, one list. */
  history: s.list(historyEntry, 1_000),
});
export type CaseOpened = s.Infer<typeof caseOpened>;
export const contactSave = s.up({
  contactId,
  name: s.looseText(MAX_NAME_CHARS),
  email: s.nullable(s.email),
  phone: s.nullable(phoneNumber),
});

/** Letters and digits without look-alikes (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V): easy to say and to type. */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
export const CODE_LENGTH = 7;
/** Typed codes may carry spaces and dashes and lower case; the server folds them. */
export const codeRedeem = s.up({ caseId, code: s.text(20) });
export const codeMade = s.down({ code: s.text(CODE_LENGTH), expiresAt: s.ms });
/** What a visitor's tabs learn when an agent has typed their code. */
export const sessionLinked = s.down({ agentName: s.text(MAX_NAME_CHARS) });

export const leaveMessage = s.up({
  name: s.looseText(MAX_NAME_CHARS),
  email: s.email,
  text: s.text(MAX_MESSAGE_CHARS),
  skill: s.optional(skillId),
  clientMessageId: message.entries.clientMessageId,
});
export const messageLeft = s.down({ caseNumber: s.count() });
