/** An agent takes a case that waits; who oversees may take it from a colleague. */
import type { CaseView } from '../../../shared/protocol/case.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import { canReadCase } from '../../domain/rights.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import type { AgentActor, App } from '../context.ts';

export async function takeCase(
  app: App,
  actor: AgentActor,
  { caseId }: { readonly caseId: CaseId },
): Promise<Result<CaseView>> {
  const taken = await changeCase(app, actor, caseId, canReadCase, (concern) => {
    if (concern.agentId === actor.agentId) return ok({ after: concern });
    if (concern.state === 'resolved') return refuse('closed');
    const after = { ...concern, agentId: actor.agentId };
    return ok({ after, line: { type: 'case_assigned', details: { agent: actor.name } } });
  });
  return taken.ok ? ok(await caseView(app, taken.data.concern)) : taken;
}
