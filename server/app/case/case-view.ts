/** Cases and contacts as the desk sees them. */
import type { CaseView, ContactView } from '../../../shared/protocol/case.ts';
import type { Case } from '../../domain/case.ts';
import type { Contact } from '../../domain/contact.ts';
import { isOpen } from '../../domain/decide-conversation.ts';
import { visitorName } from '../../domain/visitor-name.ts';
import type { App } from '../context.ts';

export async function caseView(app: App, concern: Case): Promise<CaseView> {
  const [conversations, contact] = await Promise.all([
    app.store.conversationsOfCase(concern.id),
    concern.contactId ? app.store.get('contact', concern.contactId) : undefined,
  ]);
  const latest = conversations.at(-1)?.conversation;
  return {
    caseId: concern.id,
    siteId: concern.siteId,
    number: concern.number,
    channel: concern.channel,
    state: concern.state,
    subject: concern.subject,
    skill: concern.skill,
    agentId: concern.agentId,
    contactId: concern.contactId,
    contactName: contact?.name || (latest ? visitorName(latest.visitorId) : ''),
    sessionId: concern.sessionId,
    conversationId: conversations.find(({ conversation }) => isOpen(conversation))?.conversation.id ?? null,
    openedAt: concern.openedAt,
    since: concern.since,
  };
}

export const contactView = (contact: Contact): ContactView => ({
  contactId: contact.id,
  name: contact.name,
  email: contact.email,
  emailVerified: contact.emailVerified,
  phone: contact.phone,
  createdAt: contact.createdAt,
});
