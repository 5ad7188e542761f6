/** Says where a case stands: open, pending, resolved. */
import type { CaseState, CaseView } from '../../../shared/protocol/case.ts';
import { ok, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import { canChangeCase } from '../../domain/rights.ts';
import { caseView } from './case-view.ts';
import { changeCase } from './change-case.ts';
import type { AgentActor, App } from '../context.ts';

export async function setCaseState(
  app: App,
  actor: AgentActor,
  { caseId, state }: { readonly caseId: CaseId; readonly state: CaseState },
): Promise<Result<CaseView>> {
  const set = await changeCase(app, actor, caseId, canChangeCase, (concern) => {
    if (concern.state === state) return ok({ after: concern });
    const after = { ...concern, state, since: app.clock.now() };
    return ok({ after, line: { type: 'case_state', details: { from: concern.state, state } } });
  });
  return set.ok ? ok(await caseView(app, set.data.concern)) : set;
}
