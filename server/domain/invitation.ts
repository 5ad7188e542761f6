/** One invitation shown to one visitor, with the seat it reserves. */
import type {
  AgentId,
  InvitationId,
  RuleId,
  SessionId,
  SiteId,
  SkillId,
  VisitorId,
} from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Invitation = {
  readonly id: InvitationId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly sessionId: SessionId;
  readonly visitorId: VisitorId;
  /** Null when an agent invited by hand. */
  readonly ruleId: RuleId | null;
  readonly agentId: AgentId;
  readonly skill: SkillId;
  readonly text: string;
  readonly shownAt: Ms;
  readonly expiresAt: Ms;
  readonly state: 'shown' | 'accepted' | 'declined' | 'expired';
};
