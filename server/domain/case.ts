/** A case: the customer's concern itself, whatever the channel; conversations, sessions and calls hang on it. */
import type { CaseState, Channel } from '../../shared/protocol/case.ts';
import type { AgentId, CaseId, ContactId, SessionId, SiteId, SkillId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Case = {
  readonly id: CaseId;
  readonly version: number;
  /** Running number, given by the store when the case is first committed (0 until then). */
  readonly number: number;
  readonly siteId: SiteId;
  readonly channel: Channel;
  readonly state: CaseState;
  readonly subject: string;
  readonly skill: SkillId;
  readonly agentId: AgentId | null;
  readonly contactId: ContactId | null;
  readonly sessionId: SessionId | null;
  /** Set when this case was joined into another; its time line is read there. */
  readonly mergedInto: CaseId | null;
  readonly openedAt: Ms;
  readonly since: Ms;
};

/** A case nobody has yet; its number comes with the first commit. */
export const newCase = (
  given: Pick<Case, 'id' | 'siteId' | 'channel' | 'subject' | 'skill' | 'openedAt'> &
    Partial<Pick<Case, 'agentId' | 'contactId' | 'sessionId'>>,
): Case => ({
  version: 0,
  number: 0,
  state: 'open',
  agentId: null,
  contactId: null,
  sessionId: null,
  mergedInto: null,
  since: given.openedAt,
  ...given,
});

const MAX_SUBJECT_CHARS = 80;

/** The first words of what somebody wrote, on one line. */
export const subjectOf = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= MAX_SUBJECT_CHARS ? line : `${line.slice(0, MAX_SUBJECT_CHARS - 1).toWellFormed()}…`;
};
