/** The phone rings: opens a case for the caller, found by number or new, in the hands of the agent who answers. */
import type { caseOpen, CaseOpened } from '../../../shared/protocol/case.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId, ContactId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { newCase, subjectOf } from '../../domain/case.ts';
import { phoneKey, type Contact } from '../../domain/contact.ts';
import type { Line } from '../../domain/conversation-story.ts';
import { attempt, type Decision } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import type { AgentActor, App } from '../context.ts';
import { publishCase } from './publish-case.ts';
import { openedCase } from './read-case.ts';
import { historyEntry } from '../conversation/stage-conversation.ts';
import type { Change } from '../store.ts';

type Body = Infer<typeof caseOpen>;

export async function openPhoneCase(app: App, actor: AgentActor, body: Body): Promise<Result<CaseOpened>> {
  const opened = await attempt(app.store, () => decideOpen(app, actor, body));
  if (!opened.ok) return opened;
  await publishCase(app, opened.data);
  const concern = await app.store.get('case', opened.data);
  return concern ? ok(await openedCase(app, concern)) : refuse('not_found');
}

async function decideOpen(app: App, actor: AgentActor, body: Body): Promise<Decision<CaseId>> {
  const [site, agent, known] = await Promise.all([
    app.store.get('site', body.siteId),
    app.store.get('agent', actor.agentId),
    app.store.contactByPhone(phoneKey(body.phone)),
  ]);
  if (!site || !agent) return refuse('not_found');
  const contact = contactOfCaller(app, body, known);
  const name = contact.name.trim() || body.phone;
  const concern = newCase({
    id: app.chance.id<CaseId>(),
    siteId: site.id,
    channel: 'phone',
    subject: subjectOf(body.note.trim() || name),
    skill: agent.skills.includes(site.defaultSkill) ? site.defaultSkill : (agent.skills[0] ?? site.defaultSkill),
    agentId: agent.id,
    contactId: contact.id,
    openedAt: app.clock.now(),
  });
  const lines: Line[] = [{ type: 'case_opened', details: { channel: 'phone', phone: body.phone, name: body.name } }];
  if (body.note.trim()) lines.push({ type: 'note', details: { text: body.note } });
  const changes: Change[] = [{ put: 'case', record: concern }];
  if (contact !== known) changes.push({ put: 'contact', record: contact });
  for (const line of lines) {
    changes.push({ history: historyEntry(app, line, authorOf(actor), null), caseId: concern.id, sessionId: null });
  }
  return { changes, answer: () => concern.id };
}

/** A known caller's name is not overwritten by what was understood on the phone; an empty one is filled in. */
function contactOfCaller(app: App, body: Body, known: Contact | undefined): Contact {
  if (known) return known.name.trim() || !body.name.trim() ? known : { ...known, name: body.name };
  return {
    id: app.chance.id<ContactId>(),
    version: 0,
    name: body.name,
    email: null,
    emailVerified: false,
    phone: body.phone,
    phoneKey: phoneKey(body.phone),
    createdAt: app.clock.now(),
  };
}
