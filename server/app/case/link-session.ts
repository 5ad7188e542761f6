/**
 * The caller's live page becomes part of the phone case, in one commit: session, conversation, contact, and the chat case it
 * came from. The agent gets the conversation even beyond capacity, since the person is on the phone already.
 */
import type { CaseView } from '../../../shared/protocol/case.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { Case } from '../../domain/case.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { agentOf, type ConversationCommand } from '../../domain/decide-conversation.ts';
import type { Session } from '../../domain/session.ts';
import { authorOf } from '../conversation/author-of.ts';
import { newConversation } from '../conversation/begin-concern.ts';
import { carryOut, type Plan } from '../conversation/carry-out.ts';
import { caseForAgent } from './case-for-agent.ts';
import { caseView } from './case-view.ts';
import type { AgentActor, App } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { withPeople } from '../conversation/load-scene.ts';
import { publishCase } from './publish-case.ts';
import { historyEntry } from '../conversation/stage-conversation.ts';
import type { Change } from '../store.ts';

type Body = { readonly caseId: CaseId; readonly session: Session };

/** Burns the session's code; refuses `wrong_code` when somebody burnt it since `session` was found by it. */
export async function linkSession(app: App, actor: AgentActor, body: Body): Promise<Result<CaseView>> {
  const linked = await carryOut(app, () => planLink(app, actor, body));
  if (!linked.ok) return linked;
  const { before, concern } = linked.data.staged;
  app.push.visitor(body.session.id, 'session:linked', { agentName: actor.name });
  if (before && before.caseId !== concern.id) await publishCase(app, before.caseId);
  await dealQueue(app);
  const stored = await app.store.get('case', concern.id);
  return stored ? ok(await caseView(app, stored)) : refuse('not_found');
}

async function planLink(app: App, actor: AgentActor, { caseId, session: found }: Body): Promise<Result<Plan>> {
  const [phoneCase, session] = await Promise.all([
    caseForAgent(app, actor, caseId, (_, concern) => concern.agentId === actor.agentId),
    app.store.get('session', found.id),
  ]);
  if (!phoneCase) return refuse('not_found');
  if (phoneCase.state === 'resolved') return refuse('closed');
  if (!session || session.code?.value !== found.code?.value) return refuse('wrong_code');
  const [visitor, open] = await Promise.all([
    app.store.get('visitor', session.visitorId),
    app.store.openConversation(session.visitorId),
  ]);
  if (!visitor) return refuse('not_found');

  const conversation = open?.conversation;
  const concern: Case = { ...phoneCase, sessionId: session.id };
  const also: Change[] = [{ put: 'session', record: { ...session, caseId: concern.id, code: null } }];
  if (visitor.contactId === null && concern.contactId !== null) {
    also.push({ put: 'visitor', record: { ...visitor, contactId: concern.contactId } });
  }
  const old = conversation && (await app.store.get('case', conversation.caseId));
  if (old) also.push(...joinInto(app, actor, old, concern));
  const people = await withPeople(app, phoneCase, [actor.agentId, conversation ? agentOf(conversation) : null]);
  return ok({
    scene: { conversation, ...people, concern, caseBefore: phoneCase },
    commands: commandsOf(app, actor, conversation, session, concern),
    manner: {
      by: authorOf(actor),
      lines: conversation ? [] : [{ type: 'session_linked', details: { agent: actor.name } }],
      overCapacity: true,
    },
    also,
  });
}

function commandsOf(
  app: App,
  actor: AgentActor,
  conversation: Conversation | undefined,
  session: Session,
  concern: Case,
): readonly ConversationCommand[] {
  const { agentId } = actor;
  const about = { skill: concern.skill, origin: 'phone' } as const;
  const toMe: ConversationCommand =
    conversation?.now.state === 'assigned' ? { type: 'transfer', to: agentId } : { type: 'assign', agentId };
  if (!conversation)
    return [{ type: 'start', as: newConversation(app, { ...session, sessionId: session.id }, concern, about) }, toMe];
  return [{ type: 'reattach', sessionId: session.id }, { type: 'link', caseId: concern.id, agentId }, toMe];
}

/** Only a chat's own case is swallowed; another phone case stands for another call. */
function joinInto(app: App, actor: AgentActor, old: Case, phoneCase: Case): readonly Change[] {
  if (old.id === phoneCase.id || old.channel !== 'chat') return [];
  const line = { type: 'case_merged', details: { number: old.number } } as const;
  return [
    { put: 'case', record: { ...old, mergedInto: phoneCase.id, state: 'resolved', since: app.clock.now() } },
    { history: historyEntry(app, line, authorOf(actor), null), caseId: phoneCase.id, sessionId: null },
  ];
}
