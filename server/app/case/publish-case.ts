/** Tells those at the desk who may see a case that it changed or that its time line grew. */
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { Case } from '../../domain/case.ts';
import { canFollowCase, canReadCase } from '../../domain/rights.ts';
import { agentsOnCase } from './agents-on-case.ts';
import { caseView } from './case-view.ts';
import type { App } from '../context.ts';
import { presentAgents, readerOf } from '../desk/present-agents.ts';

/** `before`: those who could see it then are told too, so that it leaves their list. Reads the case as it is stored now. */
export async function publishCase(
  app: App,
  caseId: CaseId,
  history: readonly HistoryEntry[] = [],
  before?: Case,
): Promise<void> {
  const concern = await app.store.get('case', caseId);
  if (!concern) return;
  const [view, present, companions] = await Promise.all([
    caseView(app, concern),
    presentAgents(app),
    agentsOnCase(app, caseId),
  ]);
  for (const { agent } of present) {
    const reader = readerOf(agent);
    const mayRead = canFollowCase(reader, concern, companions.has(agent.id));
    if (mayRead || (before && canReadCase(reader, before))) app.push.agent(agent.id, 'case:changed', view);
    if (mayRead) for (const entry of history) app.push.agent(agent.id, 'history:added', { caseId, entry });
  }
}
