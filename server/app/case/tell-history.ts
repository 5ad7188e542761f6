/** Shows a new line of a case's time line to the agents who have it open: whom it concerns, and who else is in its conversation. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Evidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';
import { agentsOnCase } from './agents-on-case.ts';

type Told = Pick<Evidence, 'caseId' | 'entry'>;

export function tellHistory(app: App, concerned: AgentId | readonly AgentId[], told: Told): void {
  const agentIds = typeof concerned === 'string' ? [concerned] : concerned;
  const { caseId, entry } = told;
  if (caseId === null) return;
  for (const agentId of agentIds) app.push.agent(agentId, 'history:added', { caseId, entry });
  tellOthers(app, agentIds, { caseId, entry }).catch((error: unknown) =>
    app.log.warn({ err: error, caseId }, 'a line of a time line was not shown to everybody'),
  );
}

async function tellOthers(
  app: App,
  told: readonly AgentId[],
  line: { readonly caseId: NonNullable<Told['caseId']>; readonly entry: Told['entry'] },
): Promise<void> {
  for (const agentId of await agentsOnCase(app, line.caseId)) {
    if (!told.includes(agentId)) app.push.agent(agentId, 'history:added', line);
  }
}
