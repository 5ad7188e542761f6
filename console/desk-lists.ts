/** What is mine, what waits, what is unread: questions to the desk's state. Pure. */
import type { CaseView } from '../shared/protocol/case.ts';
import type { DeskConversation } from '../shared/protocol/chat.ts';
import type { ConsentState } from '../shared/protocol/consent.ts';
import type { CaseId, SessionId } from '../shared/protocol/ids.ts';
import type { Desk } from './desk-state.ts';

/** Mine and running, the one that was answered longest ago last. */
export function myConversations(desk: Desk): readonly DeskConversation[] {
  return [...desk.conversations.values()]
    .filter(({ state, agentId }) => state === 'assigned' && agentId === desk.me.agentId)
    .sort((a, b) => a.openedAt - b.openedAt);
}

export const isCompanion = (desk: Desk, { companions }: DeskConversation): boolean =>
  companions.some(({ agentId }) => agentId === desk.me.agentId);

/** I lead it or have joined it: I may write, and ask the visitor for things in my own name. */
export const isIn = (desk: Desk, conversation: DeskConversation): boolean =>
  conversation.state === 'assigned' && (conversation.agentId === desk.me.agentId || isCompanion(desk, conversation));

/** Running ones of colleagues that I have joined. */
export const joinedConversations = (desk: Desk): readonly DeskConversation[] =>
  [...desk.conversations.values()]
    .filter((conversation) => conversation.state === 'assigned' && isCompanion(desk, conversation))
    .sort((a, b) => a.openedAt - b.openedAt);

/** Running ones of colleagues that I may join unasked; told only to who oversees. */
export const othersConversations = (desk: Desk): readonly DeskConversation[] =>
  desk.me.role === 'agent'
    ? []
    : [...desk.conversations.values()]
        .filter((conversation) => conversation.state === 'assigned' && !isIn(desk, conversation))
        .sort((a, b) => b.openedAt - a.openedAt);

/** Whoever has waited longest comes first. */
export function waitingConversations(desk: Desk): readonly DeskConversation[] {
  return [...desk.conversations.values()].filter(({ state }) => state === 'queued').sort((a, b) => a.since - b.since);
}

/** Chat cases show as their conversation while it runs; here is what has none. */
function standsAlone(desk: Desk, one: CaseView): boolean {
  if (one.state === 'resolved') return false;
  const conversation = one.conversationId && desk.conversations.get(one.conversationId);
  return !conversation || conversation.state === 'closed';
}

export function waitingCases(desk: Desk): readonly CaseView[] {
  return [...desk.cases.values()]
    .filter((one) => one.agentId === null && one.channel !== 'chat' && standsAlone(desk, one))
    .sort((a, b) => a.since - b.since);
}

export function myCases(desk: Desk): readonly CaseView[] {
  return [...desk.cases.values()]
    .filter((one) => one.agentId === desk.me.agentId && standsAlone(desk, one))
    .sort((a, b) => b.since - a.since);
}

/** Messages of the visitor that neither who leads it nor I have read; counted when the thread is here, else at least told apart from none. */
export function unreadCount(desk: Desk, conversation: DeskConversation): number {
  const agentRead = Math.max(conversation.cursors.agentRead, desk.readHere.get(conversation.conversationId) ?? 0);
  const thread = desk.threads.get(conversation.conversationId);
  if (!thread || thread.messages.length === 0) return Math.max(0, conversation.lastSeq - agentRead);
  return thread.messages.filter(({ seq, author }) => author.kind === 'visitor' && seq > agentRead).length;
}

export function unreadTotal(desk: Desk): number {
  return [...myConversations(desk), ...joinedConversations(desk)].reduce(
    (sum, conversation) => sum + unreadCount(desk, conversation),
    0,
  );
}

export const seatsTaken = (desk: Desk): number =>
  desk.colleagues.get(desk.me.agentId)?.seatsTaken ?? myConversations(desk).length;

export function conversationOfCase(desk: Desk, caseId: CaseId): DeskConversation | undefined {
  const id = desk.cases.get(caseId)?.conversationId;
  return id ? desk.conversations.get(id) : undefined;
}

const NO_CONSENT: ConsentState = { version: 0, ask: null, grants: [], callId: null, wish: null };
export const consentOf = (desk: Desk, sessionId: SessionId): ConsentState => desk.consents.get(sessionId) ?? NO_CONSENT;

/** What Alt+J and Alt+K walk through, in the order the column shows it. */
export type WorkItem =
  | { readonly kind: 'conversation'; readonly conversation: DeskConversation }
  | { readonly kind: 'case'; readonly case: CaseView };
export function workItems(desk: Desk): readonly WorkItem[] {
  const asConversation = (conversation: DeskConversation): WorkItem => ({ kind: 'conversation', conversation });
  const asCase = (one: CaseView): WorkItem => ({ kind: 'case', case: one });
  return [
    ...myConversations(desk).map(asConversation),
    ...joinedConversations(desk).map(asConversation),
    ...waitingConversations(desk).map(asConversation),
    ...myCases(desk).map(asCase),
    ...waitingCases(desk).map(asCase),
  ];
}
