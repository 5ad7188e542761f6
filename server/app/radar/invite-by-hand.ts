/** An agent invites a live visitor to a conversation, with one of the agent's own seats. A visitor who said no is left alone. */
import type { inviteByHand as inviteBody } from '../../../shared/protocol/desk.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { hasDeclined, isShown } from '../../domain/invitation-restraint.ts';
import { attempt, type Decision } from '../attempt.ts';
import type { AgentActor, App } from '../context.ts';
import { announceInvitation, stageInvitation, type Shown } from './show-invitation.ts';

type Body = Infer<typeof inviteBody>;

/** Refuses `busy` when the visitor talks or is invited already or the agent has no seat, `forbidden` after a no. */
export async function inviteByHand(app: App, actor: AgentActor, body: Body): Promise<Result<object>> {
  const invited = await attempt(app.store, () => decideInvite(app, actor, body));
  if (!invited.ok) return invited;
  await announceInvitation(app, invited.data, actor.name);
  return ok({});
}

async function decideInvite(app: App, actor: AgentActor, body: Body): Promise<Decision<Shown>> {
  const now = app.clock.now();
  const session = await app.store.get('session', body.sessionId);
  if (!session || !app.live.isOnline(session.id)) return refuse('not_found');
  const [visitor, agent, site, invitations, open] = await Promise.all([
    app.store.get('visitor', session.visitorId),
    app.store.get('agent', actor.agentId),
    app.store.get('site', session.siteId),
    app.store.invitationsOf(session.id),
    app.store.openConversation(session.visitorId),
  ]);
  if (!visitor || !agent || !site) return refuse('not_found');
  if (open || invitations.some((invitation) => isShown(invitation, now))) return refuse('busy');
  if (hasDeclined(visitor, invitations, null, now)) return refuse('forbidden', { detail: 'declined_before' });
  const skill = agent.skills[0] ?? site.defaultSkill;
  return stageInvitation(app, { visitor, sessionId: session.id, agent, skill, ruleId: null, text: body.text });
}
