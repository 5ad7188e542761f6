/** Reserves an agent's seat and shows the invitation in one commit; both the radar and an agent's hand end here. */
import type { Invitation as ShownInvitation, RadarStatus } from '../../../shared/protocol/radar.ts';
import { refuse } from '../../../shared/protocol/errors.ts';
import type { InvitationId, RuleId, SkillId } from '../../../shared/protocol/ids.ts';
import { INVITATION_SHOWN_MS } from '../../../shared/protocol/limits.ts';
import type { Agent } from '../../domain/agent.ts';
import { takeSeat } from '../../domain/desk.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { Session } from '../../domain/session.ts';
import type { Visitor } from '../../domain/visitor.ts';
import type { Decision } from '../attempt.ts';
import type { App } from '../context.ts';
import { publishColleagues } from '../desk/read-colleagues.ts';
import { faceOf, readDesks } from '../desk/read-floor.ts';

export type Offer = {
  readonly visitor: Visitor;
  readonly sessionId: Session['id'];
  readonly agent: Agent;
  readonly skill: SkillId;
  readonly ruleId: RuleId | null;
  readonly text: string;
};
export type Shown = { readonly invitation: Invitation; readonly agent: Agent };

/** Refuses `busy` when the seat is gone. The visitor's record is written, too, so that of two tabs only one is invited. */
export async function stageInvitation(app: App, offer: Offer): Promise<Decision<Shown>> {
  const { visitor, agent } = offer;
  const shownAt = app.clock.now();
  const expiresAt = shownAt + INVITATION_SHOWN_MS;
  const id = app.chance.id<InvitationId>();
  const desk = (await readDesks(app, [agent.id])).get(agent.id);
  const seated =
    desk && takeSeat(desk, { kind: 'invitation', invitationId: id, until: expiresAt }, agent.capacity, shownAt);
  if (!seated) return refuse('busy');
  const invitation: Invitation = {
    id,
    version: 0,
    siteId: visitor.siteId,
    sessionId: offer.sessionId,
    visitorId: visitor.id,
    ruleId: offer.ruleId,
    agentId: agent.id,
    skill: offer.skill,
    text: offer.text,
    shownAt,
    expiresAt,
    state: 'shown',
  };
  return {
    changes: [
      { put: 'visitor', record: visitor },
      { put: 'desk', record: seated },
      { put: 'invitation', record: invitation },
    ],
    answer: () => ({ invitation, agent }),
  };
}

export async function announceInvitation(
  app: App,
  { invitation, agent }: Shown,
  ruleName: string,
): Promise<ShownInvitation> {
  const view = invitationView(invitation, agent);
  app.push.visitor(invitation.sessionId, 'invitation:show', { invitation: view });
  app.live.noteRadar(invitation.sessionId, invitationStatus(app, invitation, 'shown', ruleName));
  await publishColleagues(app, [agent.id]);
  return view;
}

export const invitationView = (invitation: Invitation, agent: Agent): ShownInvitation => ({
  invitationId: invitation.id,
  agent: faceOf(agent),
  text: invitation.text,
  expiresAt: invitation.expiresAt,
});

/** What stands for the rule when an agent invited by hand. */
const BY_HAND = 'by-hand' as RuleId;

export const invitationStatus = (
  app: App,
  invitation: Invitation,
  outcome: RadarStatus['outcome'],
  ruleName: string,
): RadarStatus => ({
  ruleId: invitation.ruleId ?? BY_HAND,
  ruleName,
  outcome,
  skill: invitation.skill,
  agentId: invitation.agentId,
  at: app.clock.now(),
});

/** The name of an invitation's rule as it is now, for the list of live visitors. */
export async function ruleNameOf(app: App, invitation: Invitation): Promise<string> {
  const site = await app.store.get('site', invitation.siteId);
  return site?.rules.find((rule) => rule.ruleId === invitation.ruleId)?.name ?? '–';
}
