/** Shows a new line of a case's time line to the agent who has it open. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Evidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';

export function tellHistory(app: App, agentId: AgentId, { caseId, entry }: Pick<Evidence, 'caseId' | 'entry'>): void {
  if (caseId !== null) app.push.agent(agentId, 'history:added', { caseId, entry });
}
