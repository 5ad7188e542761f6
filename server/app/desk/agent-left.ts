/** The last console of an agent on this node is gone. Conversations wait AGENT_RETURN_MS for a return; see sweep-conversations. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { App } from '../context.ts';
import { rememberSeen } from './keep-presence.ts';
import type { AgentPresence } from '../ports.ts';
import { presenceKey } from './present-agents.ts';
import { publishColleagues } from './read-colleagues.ts';

export async function agentLeft(app: App, agentId: AgentId): Promise<void> {
  const held = (await app.leases.get(presenceKey(agentId))) as AgentPresence | undefined;
  // Another node has beaten since: the agent has a console there.
  if (held && held.nodeId !== app.nodeId) return;
  if (held) await rememberSeen(app, agentId, held.status);
  await app.leases.drop(presenceKey(agentId));
  await publishColleagues(app, [agentId]);
}
