/** Nobody is there: what the visitor leaves becomes a case that waits. The address given is only claimed and opens nobody's record. */
import { createHash } from 'node:crypto';
import type { leaveMessage as leaveBody } from '../../../shared/protocol/case.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId, ContactId, SkillId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { newCase, subjectOf, type Case } from '../../domain/case.ts';
import { contactForClaim } from '../../domain/contact-claim.ts';
import type { Site } from '../../domain/site.ts';
import { attempt, type Decision } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import type { App, VisitorActor } from '../context.ts';
import { publishCase } from './publish-case.ts';
import { historyEntry } from '../conversation/stage-conversation.ts';
import type { Change } from '../store.ts';

type Body = Infer<typeof leaveBody>;
type Left = { readonly caseNumber: number };

/** Idempotent by `clientMessageId`. */
export async function leaveMessage(app: App, actor: VisitorActor, body: Body): Promise<Result<Left>> {
  const caseId = caseIdOf(actor, body);
  const left = await attempt(app.store, () => decideLeave(app, actor, body, caseId));
  if (left.ok) await publishCase(app, caseId);
  return left;
}

async function decideLeave(app: App, actor: VisitorActor, body: Body, caseId: CaseId): Promise<Decision<Left>> {
  const [known, site, visitor] = await Promise.all([
    app.store.get('case', caseId),
    app.store.get('site', actor.siteId),
    app.store.get('visitor', actor.visitorId),
  ]);
  if (known) return { changes: [], answer: () => ({ caseNumber: known.number }) };
  if (!site || !visitor) return refuse('not_found');
  const own = visitor.contactId ? await app.store.get('contact', visitor.contactId) : undefined;
  const contact = contactForClaim(own, body, app.chance.id<ContactId>(), app.clock.now());
  const concern = messageCase(app, site, body, caseId, contact.id, await skillOf(app, site, body));
  const changes: Change[] = [{ put: 'case', record: concern }];
  if (contact !== own) changes.push({ put: 'contact', record: contact });
  if (!own) changes.push({ put: 'visitor', record: { ...visitor, contactId: contact.id } });
  const { name, email, text } = body;
  const opened = historyEntry(app, { type: 'case_opened', details: { channel: 'message' } }, authorOf(actor), null);
  const message = historyEntry(app, { type: 'message_left', details: { name, email, text } }, authorOf(actor), null);
  for (const entry of [opened, message]) changes.push({ history: entry, caseId, sessionId: null });
  return { changes, answer: ({ caseNumbers }) => ({ caseNumber: caseNumbers.get(caseId) ?? 0 }) };
}

const messageCase = (app: App, site: Site, body: Body, id: CaseId, contactId: ContactId, skill: SkillId): Case =>
  newCase({
    id,
    siteId: site.id,
    channel: 'message',
    subject: subjectOf(body.text),
    skill,
    contactId,
    openedAt: app.clock.now(),
  });

/** A skill nobody has would hide the message from everybody. */
async function skillOf(app: App, site: Site, { skill }: Body): Promise<SkillId> {
  if (skill === undefined) return site.defaultSkill;
  const agents = await app.store.agents();
  return agents.some((agent) => agent.removedAt === null && agent.skills.includes(skill)) ? skill : site.defaultSkill;
}

/** Made from the sender's own id of the message, so that a retry meets the case it made before; useless to other visitors. */
function caseIdOf({ visitorId }: VisitorActor, { clientMessageId }: Body): CaseId {
  const digest = createHash('sha256').update(`message:${visitorId}:${clientMessageId}`).digest('base64url');
  return digest.slice(0, 21) as CaseId;
}
