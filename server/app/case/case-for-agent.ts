/** Finds a case for an agent who may do this with it; a foreign one is as good as none. One that was joined leads to where it went. */
import type { CaseId } from '../../../shared/protocol/ids.ts';
import type { Case } from '../../domain/case.ts';
import { canFollowCase, type DeskReader } from '../../domain/rights.ts';
import { agentsOnCase } from './agents-on-case.ts';
import type { AgentActor, App } from '../context.ts';

export type MayWithCase = (reader: DeskReader, concern: Case, isCompanion: boolean) => boolean;

/** Cases are joined at most a few times over. */
const MAX_STEPS = 5;

export async function caseForAgent(
  app: App,
  actor: AgentActor,
  caseId: CaseId,
  may: MayWithCase = canFollowCase,
): Promise<Case | undefined> {
  let concern = await app.store.get('case', caseId);
  for (let steps = 0; concern?.mergedInto && steps < MAX_STEPS; steps += 1) {
    concern = await app.store.get('case', concern.mergedInto);
  }
  if (!concern) return undefined;
  const agent = await app.store.get('agent', actor.agentId);
  const reader: DeskReader = {
    kind: 'agent',
    agentId: actor.agentId,
    role: actor.role,
    skills: agent?.skills ?? [],
  };
  const isCompanion = (await agentsOnCase(app, concern.id)).has(actor.agentId);
  return may(reader, concern, isCompanion) ? concern : undefined;
}
