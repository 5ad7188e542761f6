/** A call of one session: which node carries its room now, and how it ended. */
import type { CallEndReason } from '../../shared/protocol/call.ts';
import type { AgentId, CallId, CaseId, SessionId, SiteId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Call = {
  readonly id: CallId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly sessionId: SessionId;
  readonly caseId: CaseId | null;
  readonly agentId: AgentId;
  readonly startedAt: Ms;
  readonly now:
    | { readonly state: 'live'; readonly nodeId: string; readonly epoch: number }
    | { readonly state: 'ended'; readonly at: Ms; readonly reason: CallEndReason };
};
