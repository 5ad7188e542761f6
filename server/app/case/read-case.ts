/** A case with its contact and its one time line: lines and messages of all its conversations, and of the cases joined into it. */
import type { CaseOpened, CaseView, HistoryEntry } from '../../../shared/protocol/case.ts';
import type { Message } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { Case } from '../../domain/case.ts';
import { canReadCase } from '../../domain/rights.ts';
import { offerLine } from '../../domain/page-push.ts';
import { caseForAgent } from './case-for-agent.ts';
import { caseView, contactView } from './case-view.ts';
import type { AgentActor, App } from '../context.ts';
import { readerOf } from '../desk/present-agents.ts';
import type { WithTail } from '../store.ts';

/** The newest of a time line; as much as the reply holds. */
const MAX_LINES = 1_000;

export async function readCase(
  app: App,
  actor: AgentActor,
  { caseId }: { readonly caseId: CaseId },
): Promise<Result<CaseOpened>> {
  const concern = await caseForAgent(app, actor, caseId);
  return concern ? ok(await openedCase(app, concern)) : refuse('not_found');
}

export async function openedCase(app: App, concern: Case): Promise<CaseOpened> {
  const [view, contact, history] = await Promise.all([
    caseView(app, concern),
    concern.contactId ? app.store.get('contact', concern.contactId) : undefined,
    timeLine(app, concern),
  ]);
  return { case: view, contact: contact ? contactView(contact) : null, history };
}

/** Cases that wait for somebody like this agent, and the agent's own; a chat shows as its conversation while that is open. */
export async function openCaseViews(app: App, actor: AgentActor): Promise<readonly CaseView[]> {
  const agent = await app.store.get('agent', actor.agentId);
  if (!agent) return [];
  const reader = readerOf(agent);
  const cases = (await app.store.openCases(agent.id)).filter((concern) => canReadCase(reader, concern));
  const views = await Promise.all(cases.map((concern) => caseView(app, concern)));
  return views.filter(({ channel, conversationId }) => channel !== 'chat' || conversationId === null);
}

async function timeLine(app: App, concern: Case): Promise<HistoryEntry[]> {
  const joined = await app.store.casesMergedInto(concern.id);
  const ids = [concern.id, ...joined.map(({ id }) => id)];
  const [lines, conversations] = await Promise.all([
    app.store.history(ids, MAX_LINES),
    Promise.all(ids.map((id) => app.store.conversationsOfCase(id))),
  ]);
  const spoken = await Promise.all(conversations.flat().map((withTail) => messageLines(app, withTail)));
  // The sort is stable: what happened in the same moment stays in the order it was written.
  return [...lines, ...spoken.flat()].toSorted((a, b) => a.at - b.at).slice(-MAX_LINES);
}

async function messageLines(app: App, { conversation, tail }: WithTail): Promise<HistoryEntry[]> {
  const messages = await app.store.messages(conversation.id, Math.max(0, tail.lastSeq - MAX_LINES), MAX_LINES);
  return messages.flatMap((message) => messageLine(message) ?? []);
}

/** Notices are left out: the lines of the history say the same. */
function messageLine(message: Message): HistoryEntry | undefined {
  const { conversationId, seq, at, author, body } = message;
  switch (body.type) {
    case 'text':
      return {
        entryId: `${conversationId}.${seq}`,
        at,
        type: 'message',
        author,
        conversationId,
        details: { text: body.text },
      };
    case 'page':
      return offerLine(message, body);
    case 'notice':
      return undefined;
  }
}
