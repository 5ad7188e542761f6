/** An agent corrects a contact they deal with. A changed address is only claimed again until it is confirmed. */
import type { contactSave, ContactView } from '../../../shared/protocol/case.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Case } from '../../domain/case.ts';
import { phoneKey, type Contact } from '../../domain/contact.ts';
import { overseesAll } from '../../domain/rights.ts';
import { attempt, type Decision } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import { contactView } from './case-view.ts';
import type { AgentActor, App } from '../context.ts';
import { publishCase } from './publish-case.ts';
import { historyEntry } from '../conversation/stage-conversation.ts';

type Body = Infer<typeof contactSave>;
type Saved = { readonly contact: Contact; readonly cases: readonly Case[] };

/** Refuses `not_found` unless one of the agent's open cases is this contact's; who oversees may correct any. */
export async function saveContact(app: App, actor: AgentActor, body: Body): Promise<Result<ContactView>> {
  const saved = await attempt(app.store, () => decideSave(app, actor, body));
  if (!saved.ok) return saved;
  const { contact, cases } = saved.data;
  const view = contactView(contact);
  app.push.agent(actor.agentId, 'contact:changed', view);
  for (const concern of cases) await publishCase(app, concern.id);
  return ok(view);
}

async function decideSave(app: App, actor: AgentActor, body: Body): Promise<Decision<Saved>> {
  const [contact, own] = await Promise.all([
    app.store.get('contact', body.contactId),
    app.store.openCases(actor.agentId),
  ]);
  const cases = own.filter((concern) => concern.contactId === body.contactId && concern.agentId === actor.agentId);
  if (!contact || (cases.length === 0 && !overseesAll(actor.role))) return refuse('not_found');
  const after: Contact = {
    ...contact,
    name: body.name,
    email: body.email,
    emailVerified: contact.emailVerified && body.email?.toLowerCase() === contact.email?.toLowerCase(),
    phone: body.phone,
    phoneKey: body.phone === null ? null : phoneKey(body.phone),
  };
  const { name, email, phone } = body;
  const details = { name, ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone }) };
  return {
    changes: [
      { put: 'contact', record: after },
      ...cases.map((concern) => ({
        history: historyEntry(app, { type: 'contact_changed', details }, authorOf(actor), null),
        caseId: concern.id,
        sessionId: null,
      })),
    ],
    answer: () => ({ contact: after, cases }),
  };
}
