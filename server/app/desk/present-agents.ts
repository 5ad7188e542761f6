/** Which agents are at the desk now, on any node, by their leases. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Agent } from '../../domain/agent.ts';
import type { DeskReader } from '../../domain/rights.ts';
import type { App } from '../context.ts';
import type { AgentPresence } from '../ports.ts';

const PREFIX = 'agent:';
export const presenceKey = (agentId: AgentId): string => PREFIX + agentId;

export type PresentAgent = { readonly agent: Agent; readonly status: AgentPresence['status'] };

export async function presentAgents(app: App): Promise<readonly PresentAgent[]> {
  const [statuses, agents] = await Promise.all([presenceStatuses(app), app.store.agents()]);
  return agents.flatMap((agent) => {
    const status = statuses.get(agent.id);
    return status && agent.removedAt === null ? [{ agent, status }] : [];
  });
}

export async function presenceStatuses(app: App): Promise<ReadonlyMap<AgentId, AgentPresence['status']>> {
  const leases = await app.leases.list(PREFIX);
  return new Map(
    leases.map(({ value }) => {
      const presence = value as AgentPresence;
      return [presence.agentId, presence.status] as const;
    }),
  );
}

export const readerOf = ({ id, role, skills }: Agent): DeskReader => ({ kind: 'agent', agentId: id, role, skills });
