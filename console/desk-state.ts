/** Everything the desk knows from the server, as one value, and how each event changes it. Pure: no signals, no socket, no clock. */
import {
  addPending,
  discardPending,
  emptyThread,
  markFailed,
  receive,
  type Pending,
  type Thread,
} from '../shared/client/thread.ts';
import type { CaseOpened, CaseView, ContactView, HistoryEntry } from '../shared/protocol/case.ts';
import type { AskedIn, DeskConversation, Message } from '../shared/protocol/chat.ts';
import type { ConsentState } from '../shared/protocol/consent.ts';
import type { Colleague, DeskState, LiveVisitor } from '../shared/protocol/desk.ts';
import type { AgentId, CaseId, ClientMessageId, ContactId, ConversationId, SessionId } from '../shared/protocol/ids.ts';
import type { Ms } from '../shared/protocol/schema.ts';
import type { Product, Selection } from '../shared/protocol/shopping.ts';
import type { Showing } from '../shared/protocol/showing.ts';
import type { VisitorTab } from '../shared/protocol/tabs.ts';
import type { Notice } from './link.ts';
import { without, withEntry } from './map-change.ts';

export type PageNow = Extract<Notice, { name: 'page:at' }>['body'];

export type Desk = Pick<DeskState, 'me' | 'status' | 'sites' | 'media'> & {
  /** Add this to our clock to get the server's. */
  readonly serverAheadMs: Ms;
  readonly colleagues: ReadonlyMap<AgentId, Colleague>;
  readonly conversations: ReadonlyMap<ConversationId, DeskConversation>;
  readonly cases: ReadonlyMap<CaseId, CaseView>;
  readonly contacts: ReadonlyMap<ContactId, ContactView>;
  /** Only of cases that were opened. */
  readonly histories: ReadonlyMap<CaseId, readonly HistoryEntry[]>;
  readonly threads: ReadonlyMap<ConversationId, Thread>;
  /** Conversations whose visitor is typing, and since when. */
  readonly typing: ReadonlyMap<ConversationId, Ms>;
  /** Null until the list of live visitors was asked for. */
  readonly visitors: ReadonlyMap<SessionId, LiveVisitor> | null;
  readonly consents: ReadonlyMap<SessionId, ConsentState>;
  readonly pages: ReadonlyMap<SessionId, PageNow>;
  /** The visitor's tabs, of sessions whose page I see. */
  readonly tabs: ReadonlyMap<SessionId, readonly VisitorTab[]>;
  readonly showings: ReadonlyMap<SessionId, Showing | null>;
  readonly selections: ReadonlyMap<SessionId, Selection>;
  /** Products the visitor has looked at, newest first; of sessions whose list was opened. */
  readonly seenProducts: ReadonlyMap<SessionId, readonly Product[]>;
  /** Conversations colleagues have asked me into, newest first. */
  readonly askedInto: readonly AskedIn[];
  /** Up to where I have read what a colleague leads; the visitor is told of the colleague's reading only. */
  readonly readHere: ReadonlyMap<ConversationId, number>;
};

/** What the server says, and what happens on our side, as one union. */
export type DeskEvent =
  | Notice
  | { name: 'desk:loaded'; body: DeskState }
  | { name: 'site:saved'; body: DeskState['sites'][number] }
  | { name: 'presence:chosen'; body: { status: DeskState['status'] } }
  | { name: 'case:opened'; body: CaseOpened }
  | { name: 'messages:arrived'; body: { conversationId: ConversationId; messages: readonly Message[] } }
  | { name: 'message:queued'; body: { conversationId: ConversationId; pending: Pending } }
  | {
      name: 'message:failed' | 'message:discarded';
      body: { conversationId: ConversationId; clientMessageId: ClientMessageId };
    }
  | { name: 'read:here'; body: { conversationId: ConversationId; seq: number } }
  | { name: 'visitors:forgotten'; body: object };

/** A fresh picture from the server; what we hold of threads and histories stays, since nothing in them is ever taken back. */
export function loadDesk(before: Desk | null, state: DeskState, now: Ms): Desk {
  return {
    me: state.me,
    status: state.status,
    sites: state.sites,
    media: state.media,
    serverAheadMs: state.serverTime - now,
    colleagues: new Map(state.colleagues.map((colleague) => [colleague.agentId, colleague])),
    conversations: new Map(state.conversations.map((conversation) => [conversation.conversationId, conversation])),
    cases: new Map(state.cases.map((one) => [one.caseId, one])),
    contacts: before?.contacts ?? new Map(),
    histories: before?.histories ?? new Map(),
    threads: before?.threads ?? new Map(),
    typing: new Map(),
    visitors: before?.visitors ?? null,
    consents: new Map(state.consents.map(({ sessionId, consent }) => [sessionId, consent])),
    pages: before?.pages ?? new Map(),
    tabs: before?.tabs ?? new Map(),
    showings: new Map(state.showings.map(({ sessionId, showing }) => [sessionId, showing])),
    selections: before?.selections ?? new Map(),
    seenProducts: before?.seenProducts ?? new Map(),
    askedInto: state.askedInto,
    readHere: before?.readHere ?? new Map(),
  };
}

export function reduceDesk(desk: Desk, event: DeskEvent, now: Ms): Desk {
  switch (event.name) {
    case 'desk:loaded':
      return loadDesk(desk, event.body, now);
    case 'site:saved': {
      const others = desk.sites.filter(({ siteId }) => siteId !== event.body.siteId);
      return { ...desk, sites: [...others, event.body] };
    }
    case 'presence:chosen':
      return { ...desk, status: event.body.status };
    case 'colleague:changed':
      return {
        ...desk,
        status: statusOf(desk, event.body),
        colleagues: withEntry(desk.colleagues, event.body.agentId, event.body),
      };
    case 'conversation:changed':
      return { ...desk, conversations: withEntry(desk.conversations, event.body.conversationId, event.body) };
    case 'case:changed':
      return { ...desk, cases: withEntry(desk.cases, event.body.caseId, event.body) };
    case 'case:opened':
      return openCase(desk, event.body);
    case 'history:added':
      return addHistory(desk, event.body.caseId, event.body.entry);
    case 'contact:changed':
      return { ...desk, contacts: withEntry(desk.contacts, event.body.contactId, event.body) };
    case 'chat:message':
      return addMessages(desk, event.body.message.conversationId, [event.body.message]);
    case 'messages:arrived':
      return addMessages(desk, event.body.conversationId, event.body.messages);
    case 'message:queued':
      return changeThread(desk, event.body.conversationId, (thread) => addPending(thread, event.body.pending));
    case 'message:failed':
      return changeThread(desk, event.body.conversationId, (thread) => markFailed(thread, event.body.clientMessageId));
    case 'message:discarded':
      return changeThread(desk, event.body.conversationId, (thread) =>
        discardPending(thread, event.body.clientMessageId),
      );
    case 'chat:typing': {
      const { conversationId, who, typing } = event.body;
      if (who !== 'visitor') return desk;
      return {
        ...desk,
        typing: typing ? withEntry(desk.typing, conversationId, now) : without(desk.typing, conversationId),
      };
    }
    case 'chat:cursors': {
      const { conversationId, cursors } = event.body;
      const conversation = desk.conversations.get(conversationId);
      if (!conversation) return desk;
      return { ...desk, conversations: withEntry(desk.conversations, conversationId, { ...conversation, cursors }) };
    }
    case 'visitors:changed': {
      const visitors = new Map(event.body.whole ? [] : desk.visitors);
      for (const visitor of event.body.seen) visitors.set(visitor.sessionId, visitor);
      for (const sessionId of event.body.gone) visitors.delete(sessionId);
      return { ...desk, visitors };
    }
    case 'visitors:forgotten':
      return { ...desk, visitors: null };
    case 'consent:changed':
      // An answer and a push, or the pushes of two nodes, may overtake one another.
      if (event.body.consent.version < (desk.consents.get(event.body.sessionId)?.version ?? 0)) return desk;
      return { ...desk, consents: withEntry(desk.consents, event.body.sessionId, event.body.consent) };
    case 'page:at':
      return { ...desk, pages: withEntry(desk.pages, event.body.sessionId, event.body) };
    case 'tabs:changed':
      return { ...desk, tabs: withEntry(desk.tabs, event.body.sessionId, event.body.tabs) };
    case 'showing:changed':
      return { ...desk, showings: withEntry(desk.showings, event.body.sessionId, event.body.showing) };
    case 'selection:changed':
      return { ...desk, selections: withEntry(desk.selections, event.body.sessionId, event.body.selection) };
    case 'products:seen':
      return { ...desk, seenProducts: withEntry(desk.seenProducts, event.body.sessionId, event.body.seen) };
    case 'colleague:asked-in': {
      const { conversationId } = event.body;
      const others = desk.askedInto.filter((asked) => asked.conversationId !== conversationId);
      return { ...desk, askedInto: [event.body, ...others] };
    }
    case 'colleague:asked-in-over': {
      const { conversationId } = event.body;
      return { ...desk, askedInto: desk.askedInto.filter((asked) => asked.conversationId !== conversationId) };
    }
    case 'read:here':
      return { ...desk, readHere: withEntry(desk.readHere, event.body.conversationId, event.body.seq) };
    case 'form:suggestion':
    case 'lead:refused':
    case 'page:act-refused':
    case 'call:notice':
    case 'sign-in:ended':
      return desk;
    default:
      // A newer server may say what this build does not know.
      event satisfies never;
      return desk;
  }
}

/** Mine may have been chosen in another window. */
const statusOf = (desk: Desk, { agentId, status }: Colleague): Desk['status'] =>
  agentId === desk.me.agentId && status !== 'offline' ? status : desk.status;

function openCase(desk: Desk, opened: CaseOpened): Desk {
  return {
    ...desk,
    cases: withEntry(desk.cases, opened.case.caseId, opened.case),
    contacts: opened.contact ? withEntry(desk.contacts, opened.contact.contactId, opened.contact) : desk.contacts,
    histories: withEntry(desk.histories, opened.case.caseId, opened.history),
  };
}

function addHistory(desk: Desk, caseId: CaseId, entry: HistoryEntry): Desk {
  const history = desk.histories.get(caseId);
  if (!history || history.some((known) => known.entryId === entry.entryId)) return desk;
  return { ...desk, histories: withEntry(desk.histories, caseId, [...history, entry]) };
}

function changeThread(desk: Desk, id: ConversationId, change: (thread: Thread) => Thread): Desk {
  const before = desk.threads.get(id) ?? emptyThread(id);
  const after = change(before);
  return after === before ? desk : { ...desk, threads: withEntry(desk.threads, id, after) };
}

/** What a row of the list has room for. */
const MAX_LAST_TEXT_CHARS = 160;

/** The server tells messages and changes of the conversation apart; the row in the list shows both. */
function addMessages(desk: Desk, id: ConversationId, messages: readonly Message[]): Desk {
  const next = changeThread(desk, id, (thread) => receive(thread, messages));
  const known = next.conversations.get(id);
  const newest = messages.findLast(({ body }) => body.type === 'text');
  const conversations =
    known && newest && newest.body.type === 'text' && newest.seq > known.lastSeq
      ? withEntry(next.conversations, id, {
          ...known,
          lastSeq: newest.seq,
          lastText: newest.body.text.slice(0, MAX_LAST_TEXT_CHARS),
          lastAt: newest.at,
        })
      : next.conversations;
  const fromVisitor = messages.some((message) => message.author.kind === 'visitor');
  return { ...next, conversations, typing: fromVisitor ? without(next.typing, id) : next.typing };
}
