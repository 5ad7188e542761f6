/** The agents who are in a running conversation of a case: who leads it, and who has joined. */
import type { AgentId, CaseId } from '../../../shared/protocol/ids.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { App } from '../context.ts';

export async function agentsOnCase(app: App, caseId: CaseId): Promise<ReadonlySet<AgentId>> {
  const conversations = await app.store.conversationsOfCase(caseId);
  return new Set(
    conversations.flatMap(({ conversation }) => (conversation.now.state === 'assigned' ? agentsIn(conversation) : [])),
  );
}
