/** The visitor says yes (the reserved seat becomes a conversation at once) or no (remembered, the seat is free). */
import type { VisitorConversation } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { InvitationId } from '../../../shared/protocol/ids.ts';
import { isShown } from '../../domain/invitation-restraint.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { acceptInvitation } from './accept-invitation.ts';
import type { App, VisitorActor } from '../context.ts';
import { endInvitation } from './end-invitation.ts';
import { visitorConversation } from '../conversation/read-conversations.ts';

type Body = { readonly invitationId: InvitationId; readonly answer: 'accept' | 'decline' };
type Answered = Result<{ conversation: VisitorConversation | null }>;

/** The same answer twice is as good as once; refuses `closed` when the time is over. */
export async function answerInvitation(app: App, actor: VisitorActor, body: Body): Promise<Answered> {
  const invitation = await app.store.get('invitation', body.invitationId);
  if (!invitation || invitation.visitorId !== actor.visitorId) return refuse('not_found');
  if (!isAnswered(invitation, body.answer)) {
    if (!isShown(invitation, app.clock.now())) return refuse('closed');
    const answered =
      body.answer === 'accept'
        ? await acceptInvitation(app, actor, invitation.id)
        : await endInvitation(app, invitation.id, 'declined');
    if (!answered.ok) return answered;
  }
  return ok({ conversation: await visitorConversation(app, actor.visitorId) });
}

const isAnswered = (invitation: Invitation, answer: Body['answer']): boolean =>
  invitation.state === (answer === 'accept' ? 'accepted' : 'declined');
