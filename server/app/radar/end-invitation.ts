/** An invitation comes to nothing, by a no or by time: the seat is free again, and a no is remembered. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { InvitationId } from '../../../shared/protocol/ids.ts';
import { freeInvitationSeat } from '../../domain/desk.ts';
import { remembersNo } from '../../domain/invitation-restraint.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { attempt, type Decision } from '../attempt.ts';
import type { App } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { publishColleagues } from '../desk/read-colleagues.ts';
import { readDesks } from '../desk/read-floor.ts';
import { invitationStatus, ruleNameOf } from './show-invitation.ts';
import type { Change } from '../store.ts';

export async function endInvitation(
  app: App,
  invitationId: InvitationId,
  state: 'declined' | 'expired',
): Promise<Result<object>> {
  const ended = await attempt(app.store, () => decideEnd(app, invitationId, state));
  if (!ended.ok) return ended;
  const invitation = ended.data;
  app.push.visitor(invitation.sessionId, 'invitation:withdraw', { invitationId });
  app.live.noteRadar(invitation.sessionId, invitationStatus(app, invitation, state, await ruleNameOf(app, invitation)));
  await publishColleagues(app, [invitation.agentId]);
  await dealQueue(app);
  return ok({});
}

async function decideEnd(
  app: App,
  invitationId: InvitationId,
  state: 'declined' | 'expired',
): Promise<Decision<Invitation>> {
  const invitation = await app.store.get('invitation', invitationId);
  if (!invitation || invitation.state !== 'shown') return refuse('closed');
  const [visitor, desks] = await Promise.all([
    state === 'declined' ? app.store.get('visitor', invitation.visitorId) : undefined,
    readDesks(app, [invitation.agentId]),
  ]);
  const after: Invitation = { ...invitation, state };
  const changes: Change[] = [{ put: 'invitation', record: after }];
  const desk = desks.get(invitation.agentId);
  const freed = desk && freeInvitationSeat(desk, invitation.id);
  if (freed && freed !== desk) changes.push({ put: 'desk', record: freed });
  const remembering = visitor && remembersNo(visitor, invitation.ruleId, app.clock.now());
  if (remembering && remembering !== visitor) changes.push({ put: 'visitor', record: remembering });
  return { changes, answer: () => after };
}
