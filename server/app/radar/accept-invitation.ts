/**
 * A yes: the invitation, the seat, the conversation, its case and the history change together. Who is invited does not wait;
 * only if the agent is gone by now, the conversation goes to whoever is free, ahead of those who came later.
 */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { ConversationId, InvitationId } from '../../../shared/protocol/ids.ts';
import { isShown } from '../../domain/invitation-restraint.ts';
import type { Line } from '../../domain/conversation-story.ts';
import type { ConversationCommand } from '../../domain/decide-conversation.ts';
import { freeInvitationSeat } from '../../domain/desk.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { authorOf } from '../conversation/author-of.ts';
import { beginConcern } from '../conversation/begin-concern.ts';
import { carryOut, type Plan } from '../conversation/carry-out.ts';
import type { App, VisitorActor } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { loadScene, withPeople } from '../conversation/load-scene.ts';
import { presenceStatuses } from '../desk/present-agents.ts';
import { publishColleagues } from '../desk/read-colleagues.ts';
import { invitationStatus, ruleNameOf } from './show-invitation.ts';
import type { Scene } from '../conversation/stage-conversation.ts';
import type { Change } from '../store.ts';

export async function acceptInvitation(
  app: App,
  actor: VisitorActor,
  invitationId: InvitationId,
): Promise<Result<object>> {
  const accepted = await carryOut(app, () => planAccept(app, actor, invitationId));
  if (!accepted.ok) return accepted;
  app.push.visitor(actor.sessionId, 'invitation:withdraw', { invitationId });
  const invitation = await app.store.get('invitation', invitationId);
  if (invitation) {
    const status = invitationStatus(app, invitation, 'accepted', await ruleNameOf(app, invitation));
    app.live.noteRadar(actor.sessionId, status);
    await publishColleagues(app, [invitation.agentId]);
  }
  await dealQueue(app);
  return ok({});
}

async function planAccept(app: App, actor: VisitorActor, invitationId: InvitationId): Promise<Result<Plan>> {
  const [invitation, open, statuses] = await Promise.all([
    app.store.get('invitation', invitationId),
    app.store.openConversation(actor.visitorId),
    presenceStatuses(app),
  ]);
  if (!invitation || !isShown(invitation, app.clock.now())) return refuse('closed');
  const accepted: Change = { put: 'invitation', record: { ...invitation, state: 'accepted' } };
  // A conversation that runs already goes on; the seat is not needed.
  const isHostThere = statuses.has(invitation.agentId) && open?.conversation.now.state !== 'assigned';
  const opening = open ? await goOn(app, open.conversation.id, invitation) : await begin(app, actor, invitation);
  if (!opening) return refuse('not_found');
  const seat = opening.scene.desks.get(invitation.agentId);
  const freed: Change[] =
    !isHostThere && seat ? [{ put: 'desk', record: freeInvitationSeat(seat, invitation.id) }] : [];
  return ok({
    scene: opening.scene,
    commands: [...opening.commands, ...(isHostThere ? [{ type: 'assign', agentId: invitation.agentId } as const] : [])],
    manner: {
      by: authorOf(actor),
      lines: [...opening.lines, { type: 'invitation_accepted', details: { rule: await ruleNameOf(app, invitation) } }],
      invitationId: invitation.id,
    },
    also: [accepted, ...freed, ...opening.also],
  });
}

type Opening = {
  readonly scene: Scene;
  readonly commands: readonly ConversationCommand[];
  readonly lines: readonly Line[];
  readonly also: readonly Change[];
};

async function goOn(app: App, id: ConversationId, invitation: Invitation): Promise<Opening | undefined> {
  const scene = await loadScene(app, id, [invitation.agentId]);
  return scene && { scene, commands: [], lines: [], also: [] };
}

async function begin(app: App, actor: VisitorActor, invitation: Invitation): Promise<Opening> {
  const { skill, text, shownAt } = invitation;
  const origin = invitation.ruleId === null ? 'by_hand' : 'invitation';
  const { concern, as, lines, also } = await beginConcern(app, actor, { skill, origin, text });
  const scene = { conversation: undefined, ...(await withPeople(app, concern, [invitation.agentId])) };
  return { scene, commands: [{ type: 'start', as, queuedSince: shownAt }], lines, also };
}
