/** An agent writes a note on the time line of a case; only the desk sees it. */
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import { canFollowCase } from '../../domain/rights.ts';
import { changeCase } from './change-case.ts';
import type { AgentActor, App } from '../context.ts';

export async function noteCase(
  app: App,
  actor: AgentActor,
  { caseId, text }: { readonly caseId: CaseId; readonly text: string },
): Promise<Result<HistoryEntry>> {
  const noted = await changeCase(app, actor, caseId, canFollowCase, (concern) =>
    ok({ after: concern, line: { type: 'note', details: { text } } }),
  );
  if (!noted.ok) return noted;
  return noted.data.entry ? ok(noted.data.entry) : refuse('not_found');
}
