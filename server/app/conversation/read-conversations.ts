/** Conversations as the desk and the visitor see them. Who may see which is asked in domain/rights.ts. */
import type { DeskConversation, VisitorConversation } from '../../../shared/protocol/chat.ts';
import type { AgentId, VisitorId } from '../../../shared/protocol/ids.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { agentOf, isCompanion } from '../../domain/decide-conversation.ts';
import { positionOf, waitingOf } from '../../domain/queue.ts';
import { canReadConversation, overseesAll } from '../../domain/rights.ts';
import type { Waiting } from '../../domain/routing.ts';
import { visitorName } from '../../domain/visitor-name.ts';
import type { App } from '../context.ts';
import { readerOf } from '../desk/present-agents.ts';
import { faceOf } from '../desk/read-floor.ts';
import type { WithTail } from '../store.ts';

/** As many of the others' conversations as who oversees finds in the list after a reload; what changes is told anyway. */
const MAX_OVERSEEN = 200;

/** Waiting ones the agent could take, the agent's own, the ones the agent has joined, and all that run for who oversees. */
export async function deskConversationsFor(app: App, agentId: AgentId): Promise<readonly DeskConversation[]> {
  const agent = await app.store.get('agent', agentId);
  if (!agent) return [];
  const [queued, own, accompanied, running] = await Promise.all([
    app.store.queuedConversations(),
    app.store.assignedConversations(agentId),
    app.store.accompaniedConversations(),
    overseesAll(agent.role) ? app.store.runningConversations(MAX_OVERSEEN) : [],
  ]);
  const reader = readerOf(agent);
  const waiting = queued.filter(({ conversation }) => canReadConversation(reader, conversation));
  const joined = accompanied.filter(({ conversation }) => isCompanion(conversation, agentId));
  const all = new Map([...own, ...joined, ...waiting, ...running].map((one) => [one.conversation.id, one]));
  return Promise.all([...all.values()].map((withTail) => deskConversation(app, withTail)));
}

export async function deskConversation(app: App, { conversation, tail }: WithTail): Promise<DeskConversation> {
  const contact = await contactOf(app, conversation);
  return {
    conversationId: conversation.id,
    siteId: conversation.siteId,
    sessionId: conversation.sessionId,
    visitorId: conversation.visitorId,
    caseId: conversation.caseId,
    contactId: contact?.id ?? null,
    visitorName: contact?.name.trim() || visitorName(conversation.visitorId),
    state: conversation.now.state,
    agentId: agentOf(conversation),
    companions: [...(conversation.companions ?? [])],
    asked: (conversation.askedIn ?? []).map((ask) => ask.agentId),
    skill: conversation.skill,
    origin: conversation.origin,
    since: conversation.now.since,
    openedAt: conversation.openedAt,
    lastSeq: tail.lastSeq,
    lastText: tail.lastText,
    lastAt: tail.lastAt,
    cursors: tail.cursors,
    online: app.live.isOnline(conversation.sessionId),
  };
}

async function contactOf(app: App, { caseId, visitorId }: Conversation): Promise<Contact | undefined> {
  const [concern, visitor] = await Promise.all([app.store.get('case', caseId), app.store.get('visitor', visitorId)]);
  const contactId = concern?.contactId ?? visitor?.contactId ?? null;
  return contactId ? app.store.get('contact', contactId) : undefined;
}

export const visitorNameOf = async (app: App, conversation: Conversation): Promise<string> =>
  (await contactOf(app, conversation))?.name.trim() || visitorName(conversation.visitorId);

/** The visitor's open conversation, or null. */
export async function visitorConversation(app: App, visitorId: VisitorId): Promise<VisitorConversation | null> {
  const open = await app.store.openConversation(visitorId);
  return open ? visitorView(app, open) : null;
}

/** `queue` spares reading it again when many are told at once. */
export async function visitorView(
  app: App,
  { conversation, tail }: WithTail,
  queue?: readonly Waiting[],
): Promise<VisitorConversation> {
  const agentId = agentOf(conversation);
  const [agent, ...companions] = await Promise.all(
    [agentId, ...(conversation.companions ?? []).map((one) => one.agentId)].map((one) =>
      one === null ? undefined : app.store.get('agent', one),
    ),
  );
  const position = waitingOf(conversation) && positionOf(conversation.id, queue ?? (await readQueue(app)));
  return {
    conversationId: conversation.id,
    state: conversation.now.state,
    agent: agent ? faceOf(agent) : null,
    companions: companions.flatMap((one) => (one ? [faceOf(one)] : [])),
    ...(position === undefined ? {} : { position }),
    lastSeq: tail.lastSeq,
    cursors: tail.cursors,
  };
}

export const readQueue = async (app: App): Promise<readonly Waiting[]> =>
  (await app.store.queuedConversations()).flatMap(({ conversation }) => waitingOf(conversation) ?? []);
