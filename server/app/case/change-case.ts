/** One change of a case by an agent, with its line on the time line: load → decide → commit → tell. */
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import type { Case } from '../../domain/case.ts';
import type { Line } from '../../domain/conversation-story.ts';
import { attempt, type Decision } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import { caseForAgent, type MayWithCase } from './case-for-agent.ts';
import type { AgentActor, App } from '../context.ts';
import { publishCase } from './publish-case.ts';
import { historyEntry } from '../conversation/stage-conversation.ts';
import type { Change } from '../store.ts';

export type CaseChange = {
  /** The same case when only a line is written. */
  readonly after: Case;
  readonly line?: Line;
};
export type CaseChanged = { readonly concern: Case; readonly entry: HistoryEntry | undefined };

export async function changeCase(
  app: App,
  actor: AgentActor,
  caseId: CaseId,
  may: MayWithCase,
  decide: (concern: Case) => Result<CaseChange>,
): Promise<Result<CaseChanged>> {
  const done = await attempt(app.store, async (): Promise<Decision<CaseChanged & { before: Case }>> => {
    const before = await caseForAgent(app, actor, caseId, may);
    if (!before) return refuse('not_found');
    const decided = decide(before);
    if (!decided.ok) return decided;
    const { after, line } = decided.data;
    const entry = line && historyEntry(app, line, authorOf(actor), null);
    const changes: Change[] = after === before ? [] : [{ put: 'case', record: after }];
    if (entry) changes.push({ history: entry, caseId: before.id, sessionId: null });
    return { changes, answer: () => ({ before, concern: after, entry }) };
  });
  if (!done.ok) return done;
  const { before, concern, entry } = done.data;
  if (concern !== before || entry) await publishCase(app, concern.id, entry ? [entry] : [], before);
  return done;
}
