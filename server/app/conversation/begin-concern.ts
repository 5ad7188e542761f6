/** What a new conversation of a visitor belongs to: the unresolved case of the session, or a new one; with the session tied to it. */
import type { CaseId, ConversationId, SkillId, VisitorId } from '../../../shared/protocol/ids.ts';
import type { Origin } from '../../../shared/protocol/chat.ts';
import { newCase, subjectOf, type Case } from '../../domain/case.ts';
import type { Line } from '../../domain/conversation-story.ts';
import type { NewConversation } from '../../domain/conversation.ts';
import type { Session } from '../../domain/session.ts';
import type { App, VisitorActor } from '../context.ts';
import type { Change } from '../store.ts';

type Concern = {
  readonly concern: Case;
  readonly as: NewConversation;
  readonly lines: readonly Line[];
  readonly also: readonly Change[];
};

export async function beginConcern(
  app: App,
  actor: Pick<VisitorActor, 'visitorId' | 'sessionId' | 'siteId'>,
  about: { readonly skill: SkillId; readonly origin: Origin; readonly text: string },
): Promise<Concern> {
  const [session, visitor] = await Promise.all([
    app.store.get('session', actor.sessionId),
    app.store.get('visitor', actor.visitorId),
  ]);
  const going = await goingOn(app, session);
  const concern =
    going ??
    newCase({
      id: app.chance.id<CaseId>(),
      siteId: actor.siteId,
      channel: 'chat',
      subject: subjectOf(about.text),
      skill: about.skill,
      contactId: visitor?.contactId ?? null,
      sessionId: actor.sessionId,
      openedAt: app.clock.now(),
    });
  return {
    concern,
    as: newConversation(app, actor, concern, about),
    lines: going ? [] : [{ type: 'case_opened', details: { channel: concern.channel } }],
    also:
      session && session.caseId !== concern.id ? [{ put: 'session', record: { ...session, caseId: concern.id } }] : [],
  };
}

export const newConversation = (
  app: App,
  visitor: { readonly visitorId: VisitorId; readonly sessionId: Session['id']; readonly siteId: Case['siteId'] },
  concern: Case,
  about: { readonly skill: SkillId; readonly origin: Origin },
): NewConversation => ({
  id: app.chance.id<ConversationId>(),
  siteId: visitor.siteId,
  visitorId: visitor.visitorId,
  sessionId: visitor.sessionId,
  caseId: concern.id,
  skill: about.skill,
  origin: about.origin,
});

async function goingOn(app: App, session: Session | undefined): Promise<Case | undefined> {
  const concern = session?.caseId ? await app.store.get('case', session.caseId) : undefined;
  return concern && concern.mergedInto === null && concern.state !== 'resolved' ? concern : undefined;
}
